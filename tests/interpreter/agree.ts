import { differ, tell } from './differ.ts';
import { features } from './features.ts';
import { aStory } from './generate-story.ts';
import { knownDifferences } from './known-differences.ts';

/** How many journeys are run in all; `INTERPRETER_JOURNEYS` for more. */
export const journeys: number = Number(process.env['INTERPRETER_JOURNEYS'] ?? 5_000);

/** Runs stories of the seeds from one on, and tells of the first on which the engine and the second interpreter differ; gives how many lines were compared. */
export async function agree(from: number, count: number): Promise<number> {
  let lines = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    if (knownDifferences.some((one) => one.seed === seed)) continue;
    const story = aStory(seed, features);
    const result = await differ(story);
    if (result.difference !== undefined || result.refused !== undefined) throw new Error(`Seed ${seed}: ${await tell(story)}`);
    lines += result.lines;
  }
  return lines;
}
