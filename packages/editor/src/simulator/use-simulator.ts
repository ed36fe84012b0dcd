import { useMemo, useState } from 'react';
import { addDuration } from '@sojourn/schema';
import type { Catalog, Duration, Instant, Journey, Policy, Scenario, TimeZone, Trigger } from '@sojourn/schema';
import { zoneOf } from '../inspector/condition/values/zone-of.ts';
import type { Names } from '../nodes/card-definition.ts';
import type { Words } from '../messages/words.ts';
import { editScenario } from './edit-scenario.ts';
import type { ScenarioRecipe } from './edit-scenario.ts';
import { clockZone, morningOf, scenarioFor } from './first-scenario.ts';
import { startOf } from './keep-scenario.ts';
import { indexAt, instantAfter, nextWaitFrom, positionAfter, positionOf } from './position.ts';
import type { Position } from './position.ts';
import { playScenario } from './run.ts';
import type { Moment, Played, Run } from './run.ts';
import { sampleContacts } from './samples.ts';
import type { Sample, SampleWords } from './samples.ts';
import { momentAfter, withHappening, withoutStep } from './script-steps.ts';
import type { Happening } from './script-steps.ts';

/** What is simulated, and for whom. */
export interface SimulatorInput {
  readonly journey: Journey;
  readonly catalog: Catalog;
  readonly policy: Policy | undefined;
  /** To begin with; one is made from the journey if absent. */
  readonly scenario: Scenario | undefined;
  readonly words: Words;
}

/** A simulation under a person's hands. */
export interface Simulator {
  readonly names: Names;
  readonly scenario: Scenario;
  readonly zone: TimeZone;
  readonly samples: readonly Sample[];
  readonly played: Played;
  /** Where the clock stands, and the moment there; `undefined` where nothing could be played. */
  readonly now: Now | undefined;
  /** Another scenario, with the clock where it is. */
  change(scenario: Scenario): void;
  /** A change of this scenario, with the clock where it is. */
  edit(recipe: ScenarioRecipe): void;
  /** A scenario from its start. */
  play(scenario: Scenario): void;
  /** A sample, entering by the trigger it would enter by; from the start. */
  take(sample: Sample, trigger?: Trigger): void;
  addSample(sample: Sample): void;
  moveTo(index: number): void;
  toNextWait(): void;
  toEnd(): void;
  letPass(duration: Duration): void;
  happen(happening: Happening): void;
  removeStep(index: number): void;
}

/** Where a person stands in a run. */
export interface Now {
  readonly run: Run;
  readonly index: number;
  readonly clock: Instant;
  readonly moment: Moment;
  readonly isStart: boolean;
  readonly isEnd: boolean;
}

interface Held {
  /** Once a person has touched it; until then it follows the journey. */
  readonly scenario: Scenario | undefined;
  readonly position: Position | undefined;
  readonly added: readonly Sample[];
}

/** Plays a journey for one contact, again whenever the journey or the scenario is another, and keeps the place in time. */
export function useSimulator(input: SimulatorInput): Simulator {
  const { journey, catalog, policy, words } = input;
  const [held, setHeld] = useState<Held>({ scenario: input.scenario, position: undefined, added: [] });
  const [given, setGiven] = useState(input.scenario);
  if (given !== input.scenario) {
    setGiven(input.scenario);
    // Hosts need not memoise: only another scenario starts over.
    if (JSON.stringify(given) !== JSON.stringify(input.scenario))
      setHeld({ scenario: input.scenario, position: undefined, added: held.added });
  }
  const [morning] = useState(() => morningOf(Date.now(), zoneOf(journey)));
  const start = held.scenario === undefined ? morning : startOf(held.scenario);
  const made = useMemo(() => sampleContacts(journey, catalog, start, sampleWords(words)), [journey, catalog, start, words]);
  const samples = useMemo(() => [...made, ...held.added], [made, held.added]);
  const first = made[0];
  const scenario = useMemo(
    () => held.scenario ?? scenarioFor(journey, catalog, first ?? emptySample, journey.entry.triggers[0], morning),
    [held.scenario, journey, catalog, first, morning],
  );
  const played = useMemo(() => playScenario(journey, scenario, { catalog, policy }), [journey, scenario, catalog, policy]);
  const names = useMemo<Names>(() => ({ words, catalog, journey }), [words, catalog, journey]);
  const zone = clockZone(journey, scenario);
  const now = played.ok ? nowOf(played.run, held.position) : undefined;
  const place = (position: Position): void => setHeld((old) => ({ ...old, position }));
  return {
    names,
    scenario,
    zone,
    samples,
    played,
    now,
    change: (next) => setHeld((old) => ({ ...old, scenario: next })),
    edit: (recipe) => setHeld((old) => ({ ...old, scenario: editScenario(scenario, recipe) })),
    play: (next) => setHeld((old) => ({ ...old, scenario: next, position: undefined })),
    take: (sample, trigger = journey.entry.triggers[0]) =>
      setHeld((old) => ({
        ...old,
        scenario: { ...scenarioFor(journey, catalog, sample, trigger, start), ...choicesOf(scenario) },
        position: undefined,
      })),
    addSample: (sample) =>
      setHeld((old) => ({ ...old, added: [...old.added, sample], scenario: { ...scenario, contact: sample.contact } })),
    moveTo: (index) => now !== undefined && place(positionOf(now.run, index)),
    toNextWait: () => now !== undefined && place(positionOf(now.run, nextWaitFrom(now.run, now.index))),
    toEnd: () => now !== undefined && place(positionOf(now.run, now.run.steps.length - 1)),
    letPass: (duration) => now !== undefined && place(positionAfter(addDuration(now.clock, duration, zone))),
    happen: (happening) => {
      if (now === undefined) return;
      const at = momentAfter(now.clock, instantAfter(now.run, now.clock));
      setHeld((old) => ({ ...old, scenario: withHappening(scenario, journey, happening, at, zone), position: { clock: at, applied: 1 } }));
    },
    removeStep: (index) => setHeld((old) => ({ ...old, scenario: withoutStep(scenario, journey, index, zone) })),
  };
}

function sampleWords(words: Words): SampleWords {
  return {
    elseName: words('outlet.else'),
    withoutConsent: words('simulator.sample.unsubscribed'),
    caseName: (number) => words('node.case.new', { number }),
  };
}

function nowOf(run: Run, position: Position | undefined): Now {
  const at = position ?? positionOf(run, 0);
  const index = indexAt(run, at);
  const moment = run.moment(index);
  return { run, index, moment, clock: Math.max(at.clock, moment.at), isStart: index === 0, isEnd: index === run.steps.length - 1 };
}

function choicesOf({ choices, results }: Scenario): Pick<Scenario, 'choices' | 'results'> {
  return { ...(choices === undefined ? {} : { choices }), ...(results === undefined ? {} : { results }) };
}

const emptySample: Sample = { id: 'sample', about: '', contact: { id: 'sample' }, data: new Map() };
