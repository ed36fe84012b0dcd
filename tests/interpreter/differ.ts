import { memoryStore } from '@sojourn/engine';
import type { Store } from '@sojourn/engine';
import { firstDifference } from './compare.ts';
import { playEngine } from './play-engine.ts';
import { playInterpreter } from './play-interpreter.ts';
import type { Outcome, Story } from './script.ts';
import { shrink } from './shrink.ts';

/** What came of running a story on both. */
export interface Differing {
  /** Where they differ first; nothing if they do not. */
  readonly difference?: string;
  /** Why the engine would not run it. */
  readonly refused?: string;
  /** Lines of trace that were compared. */
  readonly lines: number;
}

/** Runs a story on the engine in memory and on the second interpreter. */
export async function differ(story: Story): Promise<Differing> {
  let engines: Outcome;
  try {
    engines = await playEngine(story, impatient(memoryStore()));
  } catch (error) {
    return { refused: String(error) + JSON.stringify((error as { problems?: unknown }).problems ?? ''), lines: 0 }; // A JourneyError has them.
  }
  const bad = engines.answers.find((one) => one.endsWith('_invalid'));
  if (bad !== undefined) return { refused: bad, lines: 0 };
  let ours: Outcome;
  try {
    ours = playInterpreter(story);
  } catch (error) {
    return { difference: `The interpreter threw ${String(error)}`, lines: 0 };
  }
  const difference = firstDifference(ours, engines);
  const lines = Object.values(ours.traces).reduce((sum, trace) => sum + trace.length, 0);
  return { lines, ...(difference === undefined ? {} : { difference }) };
}

/** A store that gives up on an engine which never comes to rest. */
function impatient(store: Store): Store {
  let claims = 0;
  return {
    ...store,
    claim: async (request) => {
      claims += 1;
      if (claims > Number(process.env['CLAIMS'] ?? 20_000)) throw new Error('The engine never comes to rest');
      return store.claim(request);
    },
  };
}

/** The story made small, as somebody can read it, with where the two differ. */
export async function tell(story: Story): Promise<string> {
  const first = await differ(story);
  const kind = (one: Differing): string =>
    one.refused === undefined ? (one.difference ?? '').split(/[ ,]/u, 1).join('') : `refused ${one.refused.slice(0, 30)}`;
  const small = await shrink(story, async (one) => kind(await differ(one)) === kind(first));
  const { difference, refused } = await differ(small);
  return [
    difference ?? refused ?? '',
    ...small.journeys.map((journey) => JSON.stringify(journey)),
    `policy ${JSON.stringify(small.policy)}`,
    `from ${small.start}, answers ${JSON.stringify(small.provider)}`,
    ...small.script.map((step) => `  ${JSON.stringify(step)}`),
  ].join('\n');
}
