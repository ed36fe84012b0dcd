/**
 * Evaluations per second of `score > 3 and country = SE`, of ours with and without reasons, and of two peers.
 *
 *   node bench/conditions.bench.ts [rounds]
 *
 * The subjects take turns within each round, so that a busy moment of the machine hits all of them; the medians are printed, and how
 * many times as fast as each peer ours is. Each peer gets the rule and the data in the form that is fastest for it: cel-js reads typed
 * top-level variables where every contact has them, and has to ask with `has` where one may lack a score.
 */
import { Environment, parse } from '@marcbachmann/cel-js';
import { compileCondition, createScope } from '@sojourn/schema';
import type { Catalog, Condition, JsonObject } from '@sojourn/schema';
import { createRequire } from 'node:module';

const rounds = Number(process.argv[2] ?? 9);
const perRound = 2_000_000;

const catalog: Catalog = { catalogVersion: 1, attributes: { score: { type: 'number' }, country: { type: 'text' } } };
const condition: Condition = {
  all: [
    { left: { attribute: 'score' }, op: 'gt', right: 3 },
    { left: { attribute: 'country' }, op: 'eq', right: 'SE' },
  ],
};

/** Judges the contact of a number; how often it holds is checked, so that nothing can be left out. */
type Subject = (index: number) => boolean;

/** What json-logic-js exports; it ships no types. */
interface JsonLogic {
  readonly apply: (rule: unknown, data: unknown) => unknown;
}

const ours = 'sojourn';
const jsonLogic = createRequire(import.meta.url)('json-logic-js') as JsonLogic;
const compiled = compileCondition(condition, { catalog });
const typed = new Environment().registerVariable('score', 'double').registerVariable('country', 'string');

// Four contacts each, of which one matches, so that neither branch prediction nor a constant answer helps anybody.
compare(
  'every contact has both',
  [
    { score: 5, country: 'SE' },
    { score: 1, country: 'SE' },
    { score: 9, country: 'NO' },
    { score: 2, country: 'SE' },
  ],
  (contacts) => {
    const expression = typed.parse("score > 3.0 && country == 'SE'");
    return (index) => expression(contacts[index & 3]) === true;
  },
);
compare(
  'one contact lacks a score',
  [{ score: 5, country: 'SE' }, { score: 1, country: 'SE' }, { score: 9, country: 'NO' }, { country: 'SE' }],
  (contacts) => {
    const expression = parse("has(contact.score) && contact.score > 3.0 && contact.country == 'SE'");
    const wrapped = contacts.map((contact) => ({ contact }));
    return (index) => expression(wrapped[index & 3]) === true;
  },
);

/** Measures all subjects on these contacts, and prints it. */
function compare(title: string, contacts: readonly JsonObject[], celOf: (contacts: readonly JsonObject[]) => Subject): void {
  const contactOf = (index: number): JsonObject => contacts[index & 3] ?? {};
  const newScope = (attributes: JsonObject): ReturnType<typeof createScope> => createScope({ now: 0, zone: 'UTC', attributes });
  const scopes = contacts.map(newScope);
  const nobody = newScope({});
  const scopeOf = (index: number): typeof nobody => scopes[index & 3] ?? nobody;
  const rule = { and: [{ '>': [{ var: 'score' }, 3] }, { '===': [{ var: 'country' }, 'SE'] }] };
  const speeds = speedsOf(
    new Map<string, Subject>([
      [ours, (index) => compiled.test(scopeOf(index))],
      ['sojourn, a scope each time', (index) => compiled.test(newScope(contactOf(index)))],
      ['sojourn, with reasons', (index) => compiled.explain(scopeOf(index)).holds],
      ['json-logic-js', (index) => jsonLogic.apply(rule, contactOf(index)) === true],
      ['@marcbachmann/cel-js', celOf(contacts)],
    ]),
  );
  console.log(`score > 3 and country = SE; ${title}`);
  for (const [name, all] of speeds) {
    const [low, middle, high] = [all[0], median(all), all.at(-1)].map((speed) => ((speed ?? 0) / 1e6).toFixed(2));
    const ratio = median(speeds.get(ours) ?? []) / median(all);
    const versus = name.startsWith(ours) ? '' : `; sojourn is ${ratio.toFixed(1)} times as fast`;
    console.log(`  ${name.padEnd(27)} median ${middle} million/s   (${low} to ${high}, ${all.length} rounds)${versus}`);
  }
}

/** Evaluations per second of each subject, one figure a round, from slow to fast. */
function speedsOf(subjects: ReadonlyMap<string, Subject>): ReadonlyMap<string, readonly number[]> {
  const speeds = new Map<string, readonly number[]>();
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, subject] of subjects) {
      const speed = measure(name, subject);
      // The first round warms up.
      if (round >= 0) speeds.set(name, [...(speeds.get(name) ?? []), speed]);
    }
  }
  return new Map([...speeds].map(([name, all]) => [name, all.toSorted((one, other) => one - other)]));
}

function measure(name: string, subject: Subject): number {
  let held = 0;
  const started = performance.now();
  for (let index = 0; index < perRound; index += 1) if (subject(index)) held += 1;
  const seconds = (performance.now() - started) / 1_000;
  if (held !== perRound / 4) throw new Error(`${name} holds ${held} times, not ${perRound / 4}`);
  return perRound / seconds;
}

/** The middle of a sorted list. */
function median(sorted: readonly number[]): number {
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
