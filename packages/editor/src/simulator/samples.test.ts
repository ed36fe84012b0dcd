import { describe, expect, it } from 'vitest';
import { template, templateCatalog } from '../../testing/journeys.ts';
import type { TemplateId } from '../../testing/journeys.ts';
import { runOf } from '../../testing/simulate-template.ts';
import { morningOf, scenarioFor } from './first-scenario.ts';
import { sampleContacts } from './samples.ts';

const now = Date.parse('2026-03-02T09:00:00+01:00');
const words = { elseName: 'Everyone else', withoutConsent: 'unsubscribed', caseName: (number: number): string => `Case ${number}` };
const templates: readonly TemplateId[] = [
  'cart-recovery',
  'cart-recovery-gap',
  'ebook-to-demo',
  'lead-scoring',
  'newsletter',
  'trial-onboarding',
  'webinar',
  'welcome-3',
];

describe('sample contacts', () => {
  it('of the cart template take each path of its first decision', () => {
    const journey = template('cart-recovery');
    const samples = sampleContacts(journey, templateCatalog, now, words);

    const outlets = samples.slice(0, 3).map((sample) => {
      const run = runOf(journey, scenarioFor(journey, templateCatalog, sample, journey.entry.triggers[0], now));
      return run.moment(99).trace.find((entry) => entry.kind === 'decided');
    });

    expect(samples.map((sample) => sample.about)).toEqual(['High value, returning', 'First-time buyer', 'Everyone else', 'unsubscribed']);
    expect(outlets).toMatchObject([{ outlet: 'loyal' }, { outlet: 'first' }, { outlet: 'else' }]);
  });

  it('that want no messages are refused where the journey asks for consent', () => {
    const journey = template('cart-recovery');
    const refusing = sampleContacts(journey, templateCatalog, now, words).at(-1);
    if (refusing === undefined) throw new Error('No sample.');

    const run = runOf(journey, scenarioFor(journey, templateCatalog, refusing, journey.entry.triggers[0], now));

    expect(run.moment(99).refusals).toMatchObject([{ reason: 'criteria' }]);
  });

  it('have an id that a small rollout lets in', () => {
    const journey = template('cart-recovery');
    const small = { ...journey, entry: { ...journey.entry, rollout: 3 } };
    const [sample] = sampleContacts(small, templateCatalog, now, words);
    if (sample === undefined) throw new Error('No sample.');

    const run = runOf(small, scenarioFor(small, templateCatalog, sample, small.entry.triggers[0], now));

    expect(run.moment(99).enrollments).toHaveLength(1);
  });

  it.each(templates.flatMap((id) => template(id).entry.triggers.map((trigger) => ({ id, trigger }))))(
    'get into $id by $trigger.type “$trigger.id”',
    ({ id, trigger }) => {
      const journey = template(id);
      const [sample] = sampleContacts(journey, templateCatalog, now, words);
      if (sample === undefined) throw new Error('No sample.');

      const run = runOf(journey, scenarioFor(journey, templateCatalog, sample, trigger, now));

      const entered = run.steps.flatMap((_, index) => run.moment(index).written).filter((entry) => entry.kind === 'entered');
      expect(entered.map((entry) => entry.trigger)).toContain(trigger.id);
    },
  );
});

describe('when a scenario starts', () => {
  it('is nine in the morning of the day, in the zone', () => {
    expect(new Date(morningOf(Date.parse('2026-07-15T23:30:00Z'), 'Europe/Stockholm')).toISOString()).toBe('2026-07-16T07:00:00.000Z');
    expect(morningOf(Date.parse('2026-07-15T12:00:00Z'), 'Not/AZone')).toBe(Date.parse('2026-07-15T09:00:00Z'));
  });
});
