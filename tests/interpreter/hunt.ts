import { memoryStore } from '@sojourn/engine';
import { firstDifference } from './compare.ts';
import { features } from './features.ts';
import { aStory } from './generate-story.ts';
import { playEngine } from './play-engine.ts';
import { playInterpreter } from './play-interpreter.ts';
import type { Story } from './script.ts';
import { shrink } from './shrink.ts';

// node tests/interpreter/hunt.ts FROM COUNT: looks for seeds on which the two interpreters differ, and makes them small.
const [from = 1, count = 200, most = 5] = process.argv.slice(2).map(Number);
let found = 0;
let lines = 0;
let interpreting = 0;
const began = performance.now();
for (let seed = from; seed < from + count && found < most; seed += 1) {
  const story = aStory(seed, features);
  const start = performance.now();
  if (process.env['TELL'] !== undefined) process.stderr.write(`${seed} `);
  const difference = await differs(story);
  if (performance.now() - start > 2_000) process.stdout.write(`\n#### ${seed} is slow: ${Math.round(performance.now() - start)} ms\n`);
  if (difference === undefined) continue;
  found += 1;
  if (difference.startsWith('refused')) {
    process.stdout.write(`\n#### ${seed} ${difference}\n`);
    continue;
  }
  const small = await shrink(story, async (one) => {
    const still = await differs(one);
    return still !== undefined && still.startsWith('threw') === difference.startsWith('threw') && !still.startsWith('refused');
  });
  process.stdout.write(`\n#### ${seed}\n${(await differs(small)) ?? ''}\n`);
  for (const journey of small.journeys) process.stdout.write(`${JSON.stringify(journey)}\n`);
  process.stdout.write(`${small.start} provider ${JSON.stringify(small.provider)}\n`);
  for (const step of small.script) process.stdout.write(`  ${JSON.stringify(step)}\n`);
}
const took = performance.now() - began;
process.stdout.write(`\n${count} seeds, ${found} differ, ${lines} lines, ${(took / count).toFixed(1)} ms each, interpreter ${(interpreting / count).toFixed(1)}\n`);

async function differs(story: Story): Promise<string | undefined> {
  let engines;
  try {
    engines = await playEngine(story, memoryStore());
    if (engines.answers.some((one) => one.endsWith('_invalid'))) return `refused ${engines.answers.join(' ')}`;
  } catch (error) {
    return `refused ${String(error)} ${JSON.stringify((error as { problems?: unknown }).problems ?? (error as Error).stack)}`; // A JourneyError or a bug.
  }
  const start = performance.now();
  try {
    const ours = playInterpreter(story);
    interpreting += performance.now() - start;
    lines += Object.values(ours.traces).reduce((sum, trace) => sum + trace.length, 0);
    return firstDifference(ours, engines);
  } catch (error) {
    return `threw ${(error as Error).stack ?? ''}`; // Thrown by our own code.
  }
}
