/**
 * How long it takes to refuse a hostile document of 2 MB, and by how much the heap grows meanwhile.
 *
 *   node --expose-gc bench/hostile.bench.ts [rounds]
 *
 * The aims: at most 100 ms and 64 MB for each kind. Growth is what the heap and its buffers hold directly after the refusal, before
 * anything is collected, over what they held after a collection just before; without `--expose-gc` it says little, so it is refused.
 * The kinds take turns within each round; printed are the median and the worst of the rounds. Ends with 1 where an aim is missed.
 */
import { parseJourney } from '@sojourn/schema';

const rounds = Number(process.argv[2] ?? 7);
const aims = { ms: 100, megabytes: 64 };
const most = 2_000_000;

const journey = {
  schemaVersion: 1,
  id: 'j',
  name: 'J',
  timezone: 'UTC',
  entry: { triggers: [{ id: 't', type: 'manual' }], reentry: { mode: 'never' }, start: 'n' },
};

/** So many times the piece that the text in front and behind still fits into the limit. */
function filled(front: string, piece: string, back = ''): string {
  return front + piece.repeat(Math.floor((most - front.length - back.length) / piece.length)) + back;
}

/** A journey with as many nodes as fit into the limit. */
function withNodes(node: (index: number) => string, count: number): string {
  const nodes = Array.from({ length: count }, (_, index) => `"n${index}":${node(index)}`);
  return `${JSON.stringify(journey).slice(0, -1)},"nodes":{${nodes.join(',')}}}`;
}

/** A journey with one branch node whose only case has this condition. */
function withCondition(condition: string): string {
  return withNodes(() => `{"type":"branch","cases":[{"id":"a","when":${condition}}]}`, 1);
}

const kinds = new Map<string, string | Uint8Array>([
  ['lists in lists', filled('', '[')],
  ['objects in objects', filled('', '{"a":')],
  ['empty lists', filled('[', '[],', '[]]')],
  ['empty objects under new keys', `{${Array.from({ length: 170_000 }, (_, index) => `"${index}":{}`).join(',')}}`],
  ['one key over and over', filled('{', '"a":1,', '"a":1}')],
  ['__proto__ over and over', filled('[', '{"\\u005f_proto__":1},', '1]')],
  ['one long text', filled('["', 'a', '"]')],
  ['one long key', filled('{"', 'a', '":1}')],
  ['one long number', filled('[', '9', ']')],
  ['numbers beyond floating point', filled('[', '1e999,', '1]')],
  ['escapes without an end', filled('["', '\\u0061')],
  ['halves of surrogate pairs', filled('["', '\\ud800', '"]')],
  ['line breaks, then nothing', filled('', '\n')],
  ['bytes that are no UTF-8', new Uint8Array(most).fill(0xff)],
  ['bytes cut within the last letter', new TextEncoder().encode(filled('["', 'ä', '')).slice(0, most - 1)],
  ['more bytes than allowed', filled('', ' ') + ' '.repeat(64)],
  ['nodes over the limit', withNodes(() => '{"type":"exit","reason":"x"}', 24_000)],
  ['nodes that lack everything', withNodes(() => `{"type":"wait","note":"${'x'.repeat(900)}"}`, 2_000)],
  ['fields that nobody knows', withNodes((index) => `{"type":"exit","reason":"x","reasn${index}":"${'x'.repeat(900)}"}`, 2_000)],
  [
    'comparisons with operators that nobody knows',
    withCondition(
      `{"all":[${Array.from({ length: 24_000 }, () => '{"left":{"attribute":"a"},"op":"eqals","right":1,"more":"' + 'x'.repeat(20) + '"}').join(',')}]}`,
    ),
  ],
  [
    'conditions as deep as allowed, and wrong',
    withCondition(`{"all":[${Array.from({ length: 1_500 }, () => `${'{"not":'.repeat(50)}{"left":1}${'}'.repeat(50)}`).join(',')}]}`),
  ],
  ['conditions that are empty', withCondition(`{"all":[${'{},'.repeat(90_000)}{}]}`)],
  ['conditions that are none', withCondition(`{"all":[${'1,'.repeat(90_000)}1]}`)],
]);

if (globalThis.gc === undefined) throw new Error('run it with --expose-gc, or the growth says nothing');
const collect = globalThis.gc;

interface Refusal {
  readonly ms: number;
  /** What the thread took of the processor: a busy machine does not stretch it. */
  readonly processor: number;
  readonly megabytes: number;
  readonly found: number;
  readonly code: string;
}

const results = new Map<string, Refusal[]>();
for (let round = -1; round < rounds; round += 1) {
  for (const [kind, document] of kinds) {
    const refusal = refuse(kind, document);
    // The first round warms up.
    if (round >= 0) results.set(kind, [...(results.get(kind) ?? []), refusal]);
  }
}

const rows = [...results].map(([kind, all]) => {
  const ms = all.map((refusal) => refusal.ms).toSorted((a, b) => a - b);
  const megabytes = all.map((refusal) => refusal.megabytes).toSorted((a, b) => a - b);
  const document = kinds.get(kind) ?? '';
  return {
    kind,
    'MB in': (document.length / 1e6).toFixed(2),
    'ms, median': (ms[ms.length >> 1] ?? 0).toFixed(1),
    'ms, worst': (ms.at(-1) ?? 0).toFixed(1),
    'processor ms, median': (all.map(({ processor }) => processor).toSorted((a, b) => a - b)[all.length >> 1] ?? 0).toFixed(1),
    'MB grown, worst': (megabytes.at(-1) ?? 0).toFixed(1),
    findings: all[0]?.found,
    first: all[0]?.code,
    missed: (ms[ms.length >> 1] ?? 0) > aims.ms || (megabytes.at(-1) ?? 0) > aims.megabytes,
  };
});
console.table(rows);
const missed = rows.filter((row) => row.missed).length;
console.log(`${rows.length - missed} of ${rows.length} kinds within ${aims.ms} ms (median) and ${aims.megabytes} MB (worst)`);
process.exitCode = missed === 0 ? 0 : 1;

/** Refuses the document once, and measures it. */
function refuse(kind: string, document: string | Uint8Array): Refusal {
  collect();
  const before = held();
  const processor = process.threadCpuUsage();
  const started = performance.now();
  const parsed = parseJourney(document);
  const ms = performance.now() - started;
  const { user, system } = process.threadCpuUsage(processor);
  const megabytes = (held() - before) / 1e6;
  if (parsed.ok) throw new Error(`${kind} was accepted`);
  const [first] = parsed.problems;
  if (first?.line === undefined || first.column === undefined) throw new Error(`${kind} is refused without a place`);
  return { ms, processor: (user + system) / 1_000, megabytes, found: parsed.problems.length, code: first.code };
}

function held(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
