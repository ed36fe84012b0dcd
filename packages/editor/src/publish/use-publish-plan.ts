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
  const [state, setState] = useState<Omit<PlanState, 'askAgain'>>({ plan: undefined, isAsking: true, hasFailed: false, gone: new Set() });
  const [round, setRound] = useState(0);
  const latest = useRef({ host, onError });
  useEffect(() => {
    latest.current = { host, onError };
  });
  const asked = JSON.stringify(inFlightOf(answers));
  // Written just above.
  const inFlight = useMemo(() => JSON.parse(asked) as InFlight, [asked]);
  useEffect(() => {
    const controller = new AbortController();
    setState((known) => ({ ...known, isAsking: true, hasFailed: false }));
    void planned(latest.current.host, journey, inFlight, controller.signal).then(
      (plan) => {
        if (!controller.signal.aborted)
          setState(({ gone }) => ({ plan, isAsking: false, hasFailed: false, gone: new Set([...gone, ...goneIn(plan)]) }));
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        latest.current.onError?.(error);
        setState((known) => ({ ...known, isAsking: false, hasFailed: true }));
      },
    );
    return () => controller.abort();
  }, [journey, inFlight, round]);
  return { ...state, askAgain: () => setRound((now) => now + 1) };
}

async function planned(host: PublishHost | undefined, journey: Journey, inFlight: InFlight, signal: AbortSignal): Promise<PublishPlan> {
  if (host === undefined) throw new Error('The host publishes no more.');
  return host.plan(journey, inFlight, signal);
}
