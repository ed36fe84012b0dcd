import { describe, expect, it } from 'vitest';
import type { Explanation, Reason } from '../../explanation.ts';
import type { Journey } from '../../journey.ts';
import { shippedWords } from '../shipped-words.ts';
import { explanationsDe } from './de.ts';
import { describeExplanation } from './describe-explanation.ts';
import { explanationsEn } from './en.ts';

const journey: Journey = {
  schemaVersion: 1,
  id: 'j',
  name: 'J',
  timezone: 'UTC',
  entry: { triggers: [{ id: 't', type: 'manual' }], reentry: { mode: 'never' }, start: 'mail' },
  exits: [{ id: 'gone', name: 'Unsubscribed', when: { event: 'x' } }],
  nodes: { mail: { type: 'action', name: 'Email: Hello', action: 'send' } },
};

const entry: Reason<'entered'> = { code: 'entered', at: '2026-03-02T08:00:00.000Z', params: { trigger: 't', version: 1, ordinal: 1 } };

function told(change: Partial<Explanation>, locale = 'en') {
  const explanation: Explanation = {
    contactId: 'c',
    journeyId: 'j',
    enrollmentId: 'e',
    entry,
    position: null,
    outcome: null,
    path: [],
    ...change,
  };
  return describeExplanation(explanation, { journey, words: shippedWords(locale), timeZone: 'Europe/Stockholm' });
}

describe('an explanation in words', () => {
  it('says when in the zone that is asked for, and by what', () => {
    expect(told({}).entry.sentence).toBe('Got in at Mar 2, 2026, 9:00 AM: “t” matched.');
  });

  it('says what somebody waits for, as precisely as is known', () => {
    const waiting = (params: Reason['params']) => told({ position: { code: 'waiting', nodeId: 'mail', params } }).position?.sentence;

    expect(waiting({})).toBe('Waits at “Email: Hello”.');
    expect(waiting({ wakeAt: '2026-03-04T08:00:00.000Z' })).toBe('Waits at “Email: Hello” until Mar 4, 2026, 9:00 AM.');
    expect(waiting({ listensFor: ['a', 'b'] })).toBe('Waits at “Email: Hello” for: a or b.');
  });

  it('says why a message was not sent, with every comparison that decided it', () => {
    const because = [{ left: { attribute: 'age' }, op: 'gte', right: 18, saw: null, holds: false }] as const;
    const { outcome } = told({ outcome: { code: 'withheld', nodeId: 'mail', params: { key: 'k', reason: 'consent' }, because } });

    expect(outcome?.sentence).toBe('“Email: Hello” was not begun: there is no consent.');
    expect(outcome?.because).toEqual(['age is at least 18: it was missing, so this does not hold']);
  });

  it('names an end, also where an end is the reason', () => {
    expect(told({ position: { code: 'ended', params: { end: 'exited:gone' } } }).position?.sentence).toBe(
      'Has ended: left by “Unsubscribed”.',
    );
    expect(told({ outcome: { code: 'withheld', nodeId: 'mail', params: { reason: 'goal' } } }).outcome?.sentence).toContain('goal');
  });

  it('speaks German, and shows a code that nobody has words for', () => {
    const unknown = { code: 'later_invention', params: {} } as unknown as Reason<'ended'>; // What a newer engine may write.

    expect(told({ position: { code: 'ended', params: { end: 'goal' } } }, 'de').position?.sentence).toBe(
      'Ist beendet: das Ziel wurde erreicht.',
    );
    expect(told({ position: unknown }).position?.sentence).toBe('later_invention');
  });

  it('has the same texts with the same places in both languages', () => {
    const places = (text: string): string => (text.match(/\{\w+\}/gu) ?? []).toSorted().join(' ');

    expect(Object.keys(explanationsDe).toSorted()).toEqual(Object.keys(explanationsEn).toSorted());
    for (const [key, text] of Object.entries(explanationsEn))
      expect(places(explanationsDe[key as keyof typeof explanationsEn])).toBe(places(text)); // The keys of the catalogue.
  });
});
