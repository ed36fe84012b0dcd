import { differ, tell } from './differ.ts';
import { features } from './features.ts';
import { aStory } from './generate-story.ts';

// node tests/interpreter/hunt.ts FROM COUNT MOST: looks for seeds on which the two interpreters differ, and makes them small.
const [from = 1, count = 200, most = 5] = process.argv.slice(2).map(Number);
let found = 0;
let lines = 0;
let seed = from;
const began = performance.now();
for (; seed < from + count && found < most; seed += 1) {
  const start = performance.now();
  if (process.env['TELL'] !== undefined) process.stderr.write(`${seed} `);
  const story = aStory(seed, features);
  const result = await differ(story);
  lines += result.lines;
  if (performance.now() - start > 2_000) process.stdout.write(`\n#### ${seed} is slow: ${Math.round(performance.now() - start)} ms\n`);
  if (result.difference === undefined && result.refused === undefined) continue;
  found += 1;
  process.stdout.write(`\n#### ${seed}\n${await tell(story)}\n`);
}
const took = (performance.now() - began) / (seed - from);
process.stdout.write(`\n${seed - from} seeds, ${found} differ, ${lines} lines, ${took.toFixed(1)} ms each\n`);
