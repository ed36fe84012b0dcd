import type { InFlight, Journey, PublishPlan } from '@sojourn/schema';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PublishHost } from '../store/host-options.ts';
import { goneIn, inFlightOf } from './answers.ts';
import type { Answers } from './answers.ts';

/** A plan as far as it is known. The last one stays while the next is asked for. */
export interface PlanState {
  readonly plan: PublishPlan | undefined;
  readonly isAsking: boolean;
  readonly hasFailed: boolean;
  /** Nodes that a plan said contacts cannot stay at; they are asked about until the dialog is closed. */
  readonly gone: ReadonlySet<string>;
  askAgain(): void;
}

/** Asks the host for the plan, anew with each answer; an answer that comes too late is dropped. */
export function usePublishPlan(
  host: PublishHost | undefined,
  journey: Journey,
  answers: Answers,
  onError: ((error: unknown) => void) | undefined,
): PlanState {
  const [answered, setAnswered] = useState<Answered>();
  const [round, setRound] = useState(0);
  const latest = useRef({ host, onError });
  useEffect(() => {
    latest.current = { host, onError };
  });
  const asked = JSON.stringify(inFlightOf(answers));
  // Written just above.
  const request = useMemo(() => ({ journey, inFlight: JSON.parse(asked) as InFlight, round }), [journey, asked, round]);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const settle = (plan: PublishPlan | undefined): void => {
      if (signal.aborted) return;
      setAnswered((last) => ({
        request,
        plan: plan ?? last?.plan,
        hasFailed: plan === undefined,
        gone: new Set([...(last?.gone ?? []), ...(plan === undefined ? [] : goneIn(plan))]),
      }));
    };
    void planned(latest.current.host, request.journey, request.inFlight, signal).then(settle, (error: unknown) => {
      if (!signal.aborted) latest.current.onError?.(error);
      settle(undefined);
    });
    return () => controller.abort();
  }, [request]);
  const isAsking = answered?.request !== request;
  return {
    plan: answered?.plan,
    isAsking,
    hasFailed: !isAsking && answered.hasFailed,
    gone: answered?.gone ?? noneGone,
    askAgain: () => setRound((now) => now + 1),
  };
}

interface Answered {
  readonly request: object;
  readonly plan: PublishPlan | undefined;
  readonly hasFailed: boolean;
  readonly gone: ReadonlySet<string>;
}

const noneGone: ReadonlySet<string> = new Set();

async function planned(host: PublishHost | undefined, journey: Journey, inFlight: InFlight, signal: AbortSignal): Promise<PublishPlan> {
  if (host === undefined) throw new Error('The host publishes no more.');
  return host.plan(journey, inFlight, signal);
}
