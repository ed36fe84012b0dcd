/** One subject of `engine.bench.ts`, in a process of its own: for each number it is sent it takes so many contacts through, and answers. */
import { runByHand } from './hand-written.ts';
import { runOnBpmnEngine } from './on-bpmn-engine.ts';
import { runOnSojourn } from './on-sojourn.ts';
import { runOnXstate } from './on-xstate.ts';
import type { Tally } from './workload.ts';

/** What a round took, in microseconds, and what it came to. */
export interface Measured {
  readonly real: number;
  readonly processor: number;
  readonly tally: Tally;
}

const runs: Readonly<Record<string, (contacts: number) => Promise<Tally>>> = {
  byHand: runByHand,
  untraced: (contacts) => runOnSojourn(contacts, false),
  traced: (contacts) => runOnSojourn(contacts, true),
  xstate: runOnXstate,
  bpmnEngine: runOnBpmnEngine,
};
const run = runs[process.argv[2] ?? ''];

process.on('message', (contacts) => {
  if (run !== undefined && typeof contacts === 'number') void measure(run, contacts);
});

async function measure(subject: (contacts: number) => Promise<Tally>, contacts: number): Promise<void> {
  const started = performance.now();
  const before = process.cpuUsage();
  const tally = await subject(contacts);
  const { user, system } = process.cpuUsage(before);
  const measured: Measured = { real: (performance.now() - started) * 1_000, processor: user + system, tally };
  process.send?.(measured);
}
