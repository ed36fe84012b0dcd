import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const journeys = fileURLToPath(new URL('../../../journeys/', import.meta.url));
const file = (name: string): string => join(journeys, name);

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function sojourn(...argv: string[]): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(argv, { out: (text) => void out.push(text), err: (text) => void err.push(text) });
  return { code, out: out.join(''), err: err.join('') };
}

/** Writes a journey with one change into a folder of its own, beside the real catalog. */
function written(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'sojourn-'));
  writeFileSync(join(folder, 'catalog.json'), readFileSync(file('catalog.json')));
  writeFileSync(join(folder, 'journey.json'), text);
  return join(folder, 'journey.json');
}

const ebook = readFileSync(file('ebook-to-demo.json'), 'utf8');

describe('sojourn check', () => {
  it('finds nothing graver than an info in the templates, the gap aside', async () => {
    const names = ['ebook-to-demo', 'cart-recovery', 'webinar', 'lead-scoring', 'trial-onboarding', 'welcome-3', 'newsletter'];

    const outcome = await sojourn('check', ...names.map((name) => file(`${name}.json`)));

    expect(outcome.code).toBe(0);
    expect(outcome.out).not.toMatch(/: (?:warning|error): /);
  });

  it('finds what is wrong between journeys when asked to look at them together', async () => {
    const strict = written(JSON.stringify({ policyVersion: 1, expiry: { required: true } }));
    const files = ['ebook-to-demo', 'webinar'].map((name) => file(`${name}.json`));

    const apart = await sojourn('check', ...files, '--policy', strict);
    const together = await sojourn('check', ...files, '--policy', strict, '--together');

    expect(apart.code).toBe(0);
    expect(together.code).toBe(1);
    expect(together.out.match(/expiry_missing/g)).toHaveLength(2);
  });

  it('names line and column of what is wrong and exits 1', async () => {
    const path = written(ebook.replace('"case-study"\n', '"nowhere"\n').replace('"P3D"', '"three days"'));

    const outcome = await sojourn('check', path);

    expect(outcome.code).toBe(1);
    const line = ebook.slice(0, ebook.indexOf('"P3D"')).split('\n').length;
    expect(outcome.out).toMatch(new RegExp(`journey\\.json:${line}:\\d+: error: .+`, 'u'));
  });

  it('finds an edge to a node that does not exist, at its place', async () => {
    const path = written(ebook.replace('"next": "case-study"', '"next": "nowhere"'));

    const outcome = await sojourn('check', path);

    const line = ebook.slice(0, ebook.indexOf('"next": "case-study"')).split('\n').length;
    expect(outcome.code).toBe(1);
    expect(outcome.out).toContain(`journey.json:${line}:`);
  });

  it.each([
    { bad: 'text that is no JSON', text: '{ "id": ' },
    { bad: 'a key given twice', text: '{ "id": "a", "id": "b" }' },
    { bad: '__proto__', text: '{ "__proto__": {} }' },
    { bad: 'an empty file', text: '' },
    { bad: 'nesting without end', text: '['.repeat(100_000) },
  ])('refuses $bad with a place', async ({ text }) => {
    const outcome = await sojourn('check', written(text));

    expect(outcome.code).toBe(1);
    expect(outcome.out).toMatch(/journey\.json:\d+:\d+: error: /u);
  });

  it.each([
    { call: ['check'], says: 'name at least one journey file' },
    { call: ['check', 'nowhere.json'], says: 'there is no such file' },
    { call: ['check', journeys], says: 'this is a folder' },
    { call: ['check', '--colour', 'red'], says: '--colour' },
    { call: ['check', '--fail-on', 'always', 'x.json'], says: 'one of error, warning, info' },
    { call: ['fly'], says: 'there is no command "fly"' },
  ])('answers 2 and says what was wrong with the call: $call', async ({ call, says }) => {
    const outcome = await sojourn(...call);

    expect(outcome.code).toBe(2);
    expect(outcome.err).toContain(says);
  });
});

describe('sojourn run', () => {
  const people = ['--contacts', file('data/contacts.ndjson'), '--events', file('data/events.ndjson')];

  it('runs ebook-to-demo on the sample data and prints an entry a line, the same bytes each time', async () => {
    const call = ['run', file('ebook-to-demo.json'), ...people, '--until', '2026-04-01T00:00:00Z'];

    const [outcome, again] = [await sojourn(...call), await sojourn(...call)];

    expect(outcome.code).toBe(0);
    const entries = outcome.out
      .trimEnd()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line));
    const downloads = readFileSync(file('data/events.ndjson'), 'utf8')
      .split('\n')
      .filter((line) => line.includes('"ebook.downloaded"')).length;
    expect(entries.filter((entry) => entry['kind'] === 'entered').length).toBeLessThanOrEqual(downloads);
    expect(entries.filter((entry) => entry['kind'] === 'entered').length).toBeGreaterThan(100);
    expect(entries.filter((entry) => entry['kind'] === 'ended')).toHaveLength(
      entries.filter((entry) => entry['kind'] === 'entered').length,
    );
    expect(new Set(entries.filter((entry) => entry['kind'] === 'ended').map((entry) => entry['end']))).toEqual(
      new Set(['completed', 'goal']),
    );
    expect(again.out).toBe(outcome.out);
  });

  it('makes an action fail where it is asked to', async () => {
    const outcome = await sojourn(
      'run',
      file('ebook-to-demo.json'),
      ...people,
      '--until',
      '2026-04-01T00:00:00Z',
      '--fail',
      'educate=mailbox_full',
    );

    const entries = outcome.out
      .trimEnd()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line));
    const failed = new Set(entries.filter((entry) => entry['kind'] === 'failed').map((entry) => entry['enrollmentId']));
    expect(failed.size).toBeGreaterThan(100);
    expect(entries.filter((entry) => failed.has(entry['enrollmentId']) && entry['nodeId'] === 'case-study')).toEqual([]);
  });

  it('refuses the whole run for one bad line, and names it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sojourn-'));
    const bad = join(folder, 'events.ndjson');
    writeFileSync(
      bad,
      '{"id":"1","contactId":"a","name":"ebook.downloaded","at":"2026-03-02T09:00:00Z"}\n{"id":"2"}\nnot json\n{"id":"3","contactId":"a","name":"ebook.eaten","at":"2026-03-02T09:00:00Z"}\n{"id":"4","contactId":"a","name":"ebook.downloaded","at":"yesterday"}\n',
    );

    const outcome = await sojourn('run', file('ebook-to-demo.json'), '--events', bad, '--until', '2026-04-01T00:00:00Z');

    expect(outcome).toMatchObject({ code: 1, out: '' });
    expect(outcome.err).toContain('events.ndjson:2: "contactId" must be');
    expect(outcome.err).toContain('events.ndjson:3: not JSON');
    expect(outcome.err).toContain('events.ndjson:4: the catalog knows no event "ebook.eaten"');
    expect(outcome.err).toContain('events.ndjson:5: "at" must be an instant');
  });

  it('finds a contact in a zone that does not exist', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sojourn-'));
    writeFileSync(join(folder, 'contacts.ndjson'), '{"id":"a","timezone":"Europe/Atlantis"}\n');

    const outcome = await sojourn(
      'run',
      file('ebook-to-demo.json'),
      '--contacts',
      join(folder, 'contacts.ndjson'),
      '--events',
      file('data/events.ndjson'),
      '--until',
      '2026-04-01T00:00:00Z',
    );

    expect(outcome.code).toBe(1);
    expect(outcome.err).toContain('contacts.ndjson:1: "timezone" must be an IANA zone');
  });

  it.each([
    { call: ['--until', 'tomorrow'], says: '--until must be an instant' },
    { call: [], says: '--until INSTANT' },
    { call: ['--until', '2020-01-01T00:00:00Z'], says: 'is before the start' },
  ])('says how far time must run: $call', async ({ call, says }) => {
    const outcome = await sojourn('run', file('ebook-to-demo.json'), ...people, ...call);

    expect(outcome.code).toBe(2);
    expect(outcome.err).toContain(says);
  });
});

describe('sojourn explore', () => {
  it('names a contact for each outlet, and what nobody can take', async () => {
    const outcome = await sojourn('explore', file('lead-scoring.json'));

    expect(outcome.code).toBe(0);
    expect(outcome.out).toMatch(/taken +what:pricing/u);
    expect(outcome.out).toContain('unreachable  what:else  (else)');
    expect(outcome.out).toMatch(/\n100 % of the outlets/u);
  });

  it('writes a suite that covers the journey', async () => {
    const path = written(ebook);
    const found = await sojourn('explore', path, '--format', 'json');
    writeFileSync(path.replace('.json', '.scenarios.json'), found.out);

    expect(await sojourn('test', path, '--coverage', '100')).toMatchObject({ code: 0 });
  });
});

describe('sojourn test', () => {
  it('fails where the scenarios take fewer outlets than asked, and names those that nobody takes', async () => {
    const path = written(ebook);
    const scenarios = JSON.parse(readFileSync(file('ebook-to-demo.scenarios.json'), 'utf8')) as { expect?: { end?: string } }[]; // Held to its shape by the run.
    const short = scenarios.filter((one) => one.expect?.end === 'goal');
    writeFileSync(path.replace('.json', '.scenarios.json'), JSON.stringify(short));

    const all = await sojourn('test', path, '--coverage', '100');
    const some = await sojourn('test', path, '--coverage', '10');
    const wrong = await sojourn('test', path, '--coverage', 'most');

    expect(all.code).toBe(1);
    expect(all.out).toContain('not taken: ask:next');
    expect(all.out).toContain('1 of 1 journeys below 100 %');
    expect(some.code).toBe(0);
    expect(wrong.code).toBe(2);
  });

  it('covers nothing with a scenario that expects nothing', async () => {
    const path = written(ebook);
    const scenarios = JSON.parse(readFileSync(file('ebook-to-demo.scenarios.json'), 'utf8')) as { expect?: object }[]; // As above.
    writeFileSync(path.replace('.json', '.scenarios.json'), JSON.stringify(scenarios.map((one) => ({ ...one, expect: undefined }))));

    expect((await sojourn('test', path, '--coverage', '100')).out).toContain('ebook-to-demo: 0 % of the outlets');
  });

  it('passes every scenario of every template', async () => {
    const outcome = await sojourn('test', journeys);

    expect(outcome.out).not.toContain('FAIL');
    expect(outcome).toMatchObject({ code: 0 });
    expect(outcome.out).toMatch(/\n\d\d+ passed, 0 failed\n$/u);
  });

  it('shows what was expected and what came, and exits 1', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sojourn-'));
    for (const name of ['catalog.json', 'policy.json', 'ebook-to-demo.json']) writeFileSync(join(folder, name), readFileSync(file(name)));
    writeFileSync(
      join(folder, 'ebook-to-demo.scenarios.json'),
      readFileSync(file('ebook-to-demo.scenarios.json'), 'utf8').replace('"end": "completed"', '"end": "goal"'),
    );

    const outcome = await sojourn('test', folder);

    expect(outcome.code).toBe(1);
    expect(outcome.out).toContain('end: expected "goal", got "completed"');
  });
});
