import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const journeys = fileURLToPath(new URL('../../../journeys/', import.meta.url));
const file = (name: string): string => join(journeys, name);

async function sojourn(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(argv, { out: (text) => void out.push(text), err: (text) => void err.push(text) });
  return { code, out: out.join(''), err: err.join('') };
}

/** A changed template in a folder without a catalog. */
function changed(name: string, change: (text: string) => string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'sojourn-')), name);
  writeFileSync(path, change(readFileSync(file(name), 'utf8')));
  return path;
}

describe('sojourn describe', () => {
  it.each([
    { options: [], says: 'Steps\n1. Who is it?' },
    { options: ['--locale', 'de'], says: 'Schritte\n1. Who is it?' },
    { options: ['--format', 'markdown'], says: '## Steps\n\n- **1.** Who is it?' },
    { options: ['--format', 'mermaid'], says: 'flowchart TD\n' },
  ])('tells a journey with $options', async ({ options, says }) => {
    const { code, out } = await sojourn('describe', file('cart-recovery.json'), ...options);

    expect(code).toBe(0);
    expect(out).toContain(says);
  });

  it('uses ids where there is no catalog', async () => {
    const { out } = await sojourn(
      'describe',
      changed('cart-recovery.json', (text) => text),
    );

    expect(out).toContain('“cart.updated” and no order.placed within 1 hour');
  });
});

describe('sojourn diff', () => {
  it('tells a duration and a case by what they mean, and exits 1', async () => {
    const later = changed('cart-recovery.json', (text) => text.replace('"P2D"', '"P3D"').replace('"right": 100', '"right": 200'));

    const { code, out } = await sojourn('diff', file('cart-recovery.json'), later, '--catalog', file('catalog.json'));

    expect(code).toBe(1);
    expect(out.split('\n').map((line) => line.replace(/(narrowed), .*/, '$1'))).toEqual([
      'Branch “Who is it?”, case “High value, returning”: narrowed',
      'Wait “Let them shop”: 2 days → 3 days',
      '',
    ]);
  });

  it('gives data', async () => {
    const { out } = await sojourn(
      'diff',
      file('cart-recovery.json'),
      changed('cart-recovery.json', (text) => text.replace('"P2D"', '"P3D"')),
      '--format',
      'json',
    );

    expect(JSON.parse(out)).toEqual({
      kind: 'field_changed',
      pointer: '/nodes/cool-off/until/0/duration',
      nodeId: 'cool-off',
      part: 'alternative',
      id: 'next',
      field: 'duration',
      from: 'P2D',
      to: 'P3D',
    });
  });

  it('finds none in a file that is only written otherwise, and exits 0', async () => {
    const same = changed('cart-recovery.json', (text) => JSON.stringify(JSON.parse(text)));

    expect(await sojourn('diff', file('cart-recovery.json'), same)).toEqual({ code: 0, out: 'No differences.\n', err: '' });
  });

  it.each([
    { call: ['diff', 'one.json'], says: 'name two journey files', code: 2 },
    { call: ['describe'], says: 'name one journey file', code: 2 },
    { call: ['describe', 'nowhere.json'], says: 'there is no such file', code: 2 },
    { call: ['describe', file('catalog.json')], says: 'schemaVersion', code: 1 },
    { call: ['describe', file('cart-recovery.json'), '--format', 'svg'], says: '--format is one of', code: 2 },
    { call: ['merge-driver', 'a', 'b'], says: 'takes BASE OURS THEIRS', code: 2 },
  ])('refuses $call', async ({ call, says, code }) => {
    const outcome = await sojourn(...call);

    expect(outcome.code).toBe(code);
    expect(outcome.err).toContain(says);
  });
});
