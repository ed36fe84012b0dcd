import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Journey } from '../journey.ts';
import { parseJourney } from '../parse/parse-journey.ts';
import { anyJourney } from '../testing/arbitrary-journey.ts';
import { fullJourney } from '../testing/corpus.ts';
import { redactJourney } from './redact-journey.ts';

/** Every text of a value, keys aside. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe('a journey for public viewers', () => {
  it('parses, and keeps every step, edge and name', () => {
    const shown = redactJourney(fullJourney);

    expect(parseJourney(shown)).toEqual({ ok: true, journey: shown });
    for (const [id, node] of Object.entries(fullJourney.nodes)) {
      const { type, name, outlets } = node;
      expect(shown.nodes[id]).toMatchObject({ type, ...(name !== undefined && { name }), ...(outlets !== undefined && { outlets }) });
    }
  });

  it('hides what is written, said, compared and kept for people inside', () => {
    const secret: Journey = {
      ...fullJourney,
      owner: 'SECRET',
      seed: 'SECRET',
      description: 'SECRET',
      meta: { a: 'SECRET' },
      nodes: {
        ...fullJourney.nodes,
        mail: { type: 'action', action: 'send_email', note: 'SECRET', input: { a: ['SECRET'] }, meta: { a: 'SECRET' } },
        update: { type: 'update', changes: [{ op: 'set', attribute: 'plan', value: 'SECRET' }] },
        task: { type: 'task', title: 'SECRET', assignee: 'SECRET', backup: 'SECRET', input: { a: 'SECRET' } },
        enroll: { type: 'enroll', journey: 'welcome', key: 'SECRET', data: { a: 'SECRET' } },
        branch: { type: 'branch', cases: [{ id: 'x', when: { left: { attribute: 'SECRET' }, op: 'eq', right: 'SECRET' } }] },
        'acme-thing': { type: 'acme.thing', own: 'SECRET', meta: { a: 'SECRET' } },
      },
    };

    expect(textsOf(secret).filter((text) => text === 'SECRET').length).toBeGreaterThan(15);
    expect(textsOf(redactJourney(secret))).not.toContain('SECRET');
  });

  it('shows conditions and texts where that is wanted', () => {
    const shown = redactJourney(fullJourney, { show: ['conditions', 'texts'] });

    const { note: _, ...branch } = fullJourney.nodes['branch'] ?? {};
    expect(shown.nodes['branch']).toEqual(branch);
    expect(shown.entry.criteria).toEqual(fullJourney.entry.criteria);
    expect(shown.goal?.when).toEqual(fullJourney.goal?.when);
    expect(shown.nodes['task']).toMatchObject({ title: 'Call', assignee: '' });
    expect(parseJourney(shown)).toMatchObject({ ok: true });
  });

  it('parses for every journey, and hides nothing more the second time', () => {
    fc.assert(
      fc.property(anyJourney(), fc.subarray(['conditions' as const, 'texts' as const]), (journey, show) => {
        const shown = redactJourney(journey, { show });
        expect(parseJourney(shown)).toEqual({ ok: true, journey: shown });
        expect(redactJourney(shown, { show })).toEqual(shown);
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});
