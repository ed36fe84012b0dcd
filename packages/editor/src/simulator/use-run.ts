import type { Simulation } from '@sojourn/engine';
import type { Catalog, Duration, Journey, JsonObject, Policy, Scenario, TimeZone } from '@sojourn/schema';
import { useMemo, useState } from 'react';
import { beginRun, goToEntry, hasParked, letPass, runUntil, viewRun, type Injection, type RunView } from './run.ts';

/** A run and the hands on it. */
export interface RunControls {
  readonly view: RunView;
  /** What a person let happen and has not taken back. */
  readonly injections: readonly Injection[];
  toStart(): void;
  back(): void;
  step(): void;
  nextWait(): void;
  toEnd(): void;
  /** To where so many entries are written. */
  goTo(entries: number): void;
  happen(event: string, data: JsonObject, of?: string): void;
  unsubscribe(channel: string): void;
  pass(duration: Duration): void;
}

/** A run, or why there is none: an unfinished journey may not compile. */
export type RunState = { readonly ok: true; readonly run: RunControls } | { readonly ok: false };

interface Moved {
  readonly of: Simulation | undefined;
  readonly injections: readonly Injection[];
}

/** Plays a scenario through a journey. Another journey or scenario begins again. */
export function useRun(journey: Journey, scenario: Scenario, options: { readonly catalog: Catalog; readonly policy: Policy | undefined; readonly zone: TimeZone }): RunState {
  const { catalog, policy, zone } = options;
  const simulation = useMemo(() => tryBegin(journey, scenario, catalog, policy), [journey, scenario, catalog, policy]);
  // A new object after each move: the simulation itself is one that changes.
  const [moved, setMoved] = useState<Moved>({ of: undefined, injections: [] });
  const view = useMemo(
    () => (simulation === undefined ? undefined : viewRun(simulation)),
    // oxlint-disable-next-line react/exhaustive-deps -- `moved` is another one whenever the simulation has moved
    [simulation, moved],
  );
  if (simulation === undefined || view === undefined) return { ok: false };
  const injections = moved.of === simulation ? moved.injections : [];
  const act = (move: (simulation: Simulation) => void) => (): void => {
    move(simulation);
    const steps = simulation.steps.length;
    setMoved({ of: simulation, injections: injections.filter((injection) => injection.after < steps) });
  };
  const inject = (step: Injection['step'], move: () => void): void => {
    const kept = { at: simulation.now, after: simulation.steps.length, step };
    move();
    setMoved({ of: simulation, injections: [...injections, kept] });
  };
  return {
    ok: true,
    run: {
      view,
      injections,
      toStart: act(() => { while (simulation.back()); }),
      back: act(() => simulation.back()),
      step: act(() => simulation.step()),
      nextWait: act(() => runUntil(simulation, hasParked)),
      toEnd: act(() => runUntil(simulation, () => false)),
      goTo: (entries) => act(() => goToEntry(simulation, entries))(),
      happen: (event, data, of) => inject({ event, data, ...(of === undefined ? {} : { of }) }, () => simulation.inject({ event, data, ...(of === undefined ? {} : { of }) })),
      unsubscribe(channel) {
        const patch = { consent: { ...simulation.contact.consent, [channel]: 'unsubscribed' } };
        inject({ contact: patch }, () => simulation.patchContact(patch));
      },
      pass: (duration) => act(() => letPass(simulation, duration, zone))(),
    },
  };
}

function tryBegin(journey: Journey, scenario: Scenario, catalog: Catalog, policy: Policy | undefined): Simulation | undefined {
  try {
    return beginRun(journey, scenario, { catalog, policy });
  } catch {
    // An unfinished journey, or times that cannot be read: the simulator says so, the checks say where.
    return undefined;
  }
}
