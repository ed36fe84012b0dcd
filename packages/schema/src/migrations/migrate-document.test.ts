import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Journey } from '../journey.ts';
import { describeProblem } from '../messages/describe-problem.ts';
import { parseJourney } from '../parse/parse-journey.ts';
import { mutationsOf } from '../testing/mutations.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import { migrateDocument, migrations, presentVersion } from './migrate-document.ts';

const kept = await readFile(new URL('./testing/version-0.json', import.meta.url), 'utf8');

function read(text: string): Journey {
  const parsed = parseJourney(text);
  expect(parsed).toMatchObject({ ok: true });
  return (parsed as { journey: Journey }).journey;
}

describe('loading an older document', () => {
  it('reads the kept document of version 0 as a journey of today', () => {
    expect(read(kept)).toEqual({
      schemaVersion: 1,
      id: 'kept-welcome',
      name: 'Welcome, as it was written before the first release',
      timezone: 'Europe/Stockholm',
      entry: { triggers: [{ id: 'signed-up', type: 'event', event: 'signed.up' }], reentry: { mode: 'never' }, start: 'hello' },
      nodes: {
        hello: { type: 'action', name: 'Say hello', action: 'send_email', input: { template: 'hello' }, outlets: { next: 'rest' } },
        rest: {
          type: 'wait',
          name: 'Two days',
          until: [{ id: 'next', type: 'duration', duration: 'P2D', at: '09:00' }],
          outlets: { next: 'ours' },
          meta: { for: 'people', next: 1 },
        },
        ours: { type: 'acme.thing', next: { own: true }, for: [1, null], outlets: { out: 'tips' } },
        tips: { type: 'action', action: 'send_email', outlets: { next: 'bye', failed: 'alarm' } },
        alarm: { type: 'update', changes: [{ op: 'add', tag: 'not-reached' }], outlets: { next: null } },
        bye: { type: 'exit', reason: 'welcomed' },
      },
      layout: { pins: { rest: { x: 1, y: 2 } } },
      meta: { start: 'ours', deep: [{ trigger: 'kept' }] },
    });
  });

  it('says which version it came from, and nothing of a document of today', () => {
    expect(parseJourney(kept)).toMatchObject({ ok: true, migratedFrom: 0 });
    expect(parseJourney(read(kept))).toEqual({ ok: true, journey: read(kept) });
  });

  it('leaves the document it was given as it was', () => {
    const document = JSON.parse(kept) as object;

    parseJourney(document);

    expect(document).toEqual(JSON.parse(kept));
  });

  it('locates what is wrong in an old document', () => {
    const parsed = parseJourney(kept.replace('"for": "P2D"', '"for": "two days"'));

    expect(parsed).toMatchObject({ ok: false, problems: [{ code: 'duration_invalid', nodeId: 'rest', line: 13 }] });
  });

  it('never throws, whatever stands in an old document', () => {
    const verdicts = { read: 0, refused: 0 };
    for (const { value } of mutationsOf(JSON.parse(kept) as JsonValue)) {
      const parsed = parseJourney(value as object);
      verdicts[parsed.ok ? 'read' : 'refused']++;
    }
    expect(verdicts.read).toBeGreaterThan(100);
    expect(verdicts.refused).toBeGreaterThan(500);
  });

  it('goes up step by step', () => {
    const steps = [1, 2, 3].map((from) => ({
      from,
      migrate: (document: JsonObject): JsonObject => ({ ...document, path: [...(document['path'] as number[]), from] }),
    }));

    expect(migrateDocument({ schemaVersion: 1, path: [] }, steps, 4)).toEqual({
      ok: true,
      from: 1,
      value: { schemaVersion: 4, path: [1, 2, 3] },
    });
    expect(migrateDocument({ schemaVersion: 0 }, steps, 4)).toMatchObject({ ok: false, findings: [{ code: 'schema_version_unknown' }] });
  });

  it('has a step for every version that there was', () => {
    expect(migrations.map(({ from }) => from)).toEqual(Array.from({ length: presentVersion }, (_, version) => version));
  });
});

describe('a document that a newer release wrote', () => {
  it('is refused as such, not as a list of misspelt fields', () => {
    const text = kept.replace('"schemaVersion": 0', '"schemaVersion": 7').replace('"timezone"', '"zone"');

    const parsed = parseJourney(text);

    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ code: 'schema_version_newer', pointer: '/schemaVersion', line: 2, params: { found: 7, present: 1 } }],
    });
    expect(parsed.ok ? 0 : parsed.problems.length).toBe(1);
    expect(parsed.ok ? [] : parsed.problems.map((one) => describeProblem(one))).toEqual([
      'A newer release wrote this document (version 7; this release reads up to 1). Update Sojourn to open it.',
    ]);
  });
});
