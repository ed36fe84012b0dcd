/**
 * Evaluations per second of `score > 3 and country = SE`, with and without reasons.
 *
 *   node bench/conditions.bench.ts [rounds]
 *
 * The subjects take turns within each round, so that a busy moment of the machine hits all of them; the medians are printed.
 * json-logic-js and @marcbachmann/cel-js take part where they are installed.
 */
import { compileCondition, createScope } from '@sojourn/schema';
import type { Catalog, Condition, JsonObject } from '@sojourn/schema';

const rounds = Number(process.argv[2] ?? 9);
const perRound = 2_000_000;

const catalog: Catalog = { catalogVersion: 1, attributes: { score: { type: 'number' }, country: { type: 'text' } } };
const condition: Condition = {
  all: [
    { left: { attribute: 'score' }, op: 'gt', right: 3 },
    { left: { attribute: 'country' }, op: 'eq', right: 'SE' },
  ],
};

// Four contacts of which one matches, so that neither branch prediction nor a constant answer helps anybody.
const contacts: readonly JsonObject[] = [
  { score: 5, country: 'SE' },
  { score: 1, country: 'SE' },
  { score: 9, country: 'NO' },
  { country: 'SE' },
];

/** Judges the contact of a number; how often it holds is checked, so that nothing can be left out. */
type Subject = (index: number) => boolean;

const subjects = new Map<string, Subject>();
const compiled = compileCondition(condition, { catalog });
const scopes = contacts.map((attributes) => createScope({ now: 0, zone: 'UTC', attributes }));
const scopeOf = (index: number): (typeof scopes)[number] => scopes[index & 3] ?? createScope({ now: 0, zone: 'UTC' });
subjects.set('sojourn', (index) => compiled.test(scopeOf(index)));
subjects.set('sojourn, with reasons', (index) => compiled.explain(scopeOf(index)).holds);
await addPeers();

const speeds = new Map<string, number[]>();
for (let round = -1; round < rounds; round += 1) {
  for (const [name, subject] of subjects) {
    const speed = measure(name, subject);
    // The first round warms up.
    if (round >= 0) speeds.set(name, [...(speeds.get(name) ?? []), speed]);
  }
}
for (const [name, all] of speeds) {
  const sorted = all.toSorted((one, other) => one - other);
  const [low, middle, high] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)].map((speed) => ((speed ?? 0) / 1e6).toFixed(2));
  console.log(`${name.padEnd(24)} median ${middle} million/s   (${low} to ${high}, ${all.length} rounds)`);
}

function measure(name: string, subject: Subject): number {
  let held = 0;
  const started = performance.now();
  for (let index = 0; index < perRound; index += 1) if (subject(index)) held += 1;
  const seconds = (performance.now() - started) / 1_000;
  if (held !== perRound / 4) throw new Error(`${name} holds ${held} times, not ${perRound / 4}`);
  return perRound / seconds;
}

/** The peers compile what they can compile, as we do. */
async function addPeers(): Promise<void> {
  const contactOf = (index: number): JsonObject => contacts[index & 3] ?? {};
  const jsonLogic = await load<{ default: { apply: (rule: unknown, data: unknown) => unknown } }>('json-logic-js');
  const rule = { and: [{ '>': [{ var: 'score' }, 3] }, { '===': [{ var: 'country' }, 'SE'] }] };
  if (jsonLogic !== undefined) subjects.set('json-logic-js', (index) => jsonLogic.default.apply(rule, contactOf(index)) === true);
  const cel = await load<{ parse: (text: string) => (data: unknown) => unknown }>('@marcbachmann/cel-js');
  if (cel === undefined) return;
  const expression = cel.parse("has(contact.score) && contact.score > 3.0 && contact.country == 'SE'");
  const wrapped = contacts.map((contact) => ({ contact }));
  subjects.set('@marcbachmann/cel-js', (index) => expression(wrapped[index & 3]) === true);
}

async function load<T>(name: string): Promise<T | undefined> {
  try {
    // The shape is the peer's documented one.
    return (await import(name)) as T;
  } catch {
    console.log(`${name} is not installed`);
    return undefined;
  }
}
