import { run, tool } from './run.ts';

// Everything that must hold before a change is merged, in the order in which it fails fastest.
// `--skip NAME` leaves a step out (CI runs the tests by the README's command), `--only NAME` runs one.
const node = process.execPath;
const steps: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format', tool('oxfmt'), '--check', '.'],
  ['lint', tool('oxlint')],
  ['types', tool('tsc'), '-b'],
  ['tests', tool('vitest'), 'run'],
  ['build', 'pnpm', 'run', 'build'],
  ['storybook', 'pnpm', 'run', 'storybook:build'],
  ['packages', node, 'scripts/check-packages.ts'],
  ['api', node, 'scripts/api-report.ts'],
  ['sizes', node, 'scripts/sizes.ts'],
];

const named = (flag: string): readonly string[] =>
  process.argv.flatMap((value, index) => (process.argv[index - 1] === flag ? [value] : []));
const [only, skipped] = [named('--only'), named('--skip')];
const unknown = [...only, ...skipped].filter((name) => !steps.some(([step]) => step === name));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. Steps: ${steps.map(([name]) => name).join(', ')}.`);
  process.exit(2);
}

const rows: { step: string; result: string; seconds: number }[] = [];
for (const [step, command, ...args] of steps) {
  if (skipped.includes(step) || (only.length > 0 && !only.includes(step))) continue;
  console.log(`\n${step}`);
  const start = performance.now();
  const { code } = await run(command, args, { live: true });
  rows.push({ step, result: code === 0 ? 'passed' : `failed (${code})`, seconds: Math.round((performance.now() - start) / 100) / 10 });
}

console.table(rows);
const failed = rows.filter(({ result }) => result !== 'passed').map(({ step }) => step);
if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
