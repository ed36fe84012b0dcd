import { describe, expect, it } from 'vitest';
import { createWords } from '../messages/words.ts';
import { annaLeftACart, namesOf, runOf } from '../../testing/simulate-template.ts';
import { clockText, shortClock } from './clock-words.ts';
import { sentenceText } from './comparison-words.ts';
import { contactName, initialsOf } from './contact-name.ts';
import { endingSentence } from './ending-words.ts';
import { reasonsOf } from './reasons.ts';
import { suggestionsAt } from './suggestions.ts';
import { pointsOf } from './timeline-points.ts';

const names = namesOf('cart-recovery');
const zone = 'Europe/Stockholm';
const buysAt = (after: string) => ({
  ...annaLeftACart,
  script: [...annaLeftACart.script, { after, event: 'order.placed', data: { total: 140 } }],
});

describe('the end in one sentence', () => {
  it.each([
    { when: 'nothing else happens', scenario: annaLeftACart, says: 'Anna gets 3 emails and 1 SMS over 3 days and comes to the end.' },
    {
      when: 'she buys the next day',
      scenario: buysAt('P1DT4H'),
      says: 'Anna gets 2 emails over 1 day and leaves: reached the goal “Order placed”.',
    },
    {
      when: 'she buys at once',
      scenario: buysAt('PT2H'),
      says: 'Anna gets 1 email over 1 hour and leaves: reached the goal “Order placed”.',
    },
    {
      when: 'she unsubscribes',
      scenario: { ...annaLeftACart, script: [...annaLeftACart.script, { after: 'PT2H', contact: { consent: { email: 'unsubscribed' } } }] },
      says: 'Anna gets 1 email over 1 hour and leaves: “Unsubscribed”.',
    },
    {
      when: 'she has not subscribed',
      scenario: { ...annaLeftACart, contact: { ...annaLeftACart.contact, consent: {} } },
      says: 'Anna does not enter: the entry criteria do not hold.',
    },
    {
      when: 'she is held out',
      scenario: { ...annaLeftACart, choices: { holdout: true } },
      says: 'Anna is held out as a control: gets nothing, and is measured.',
    },
    { when: 'nothing happens at all', scenario: { ...annaLeftACart, script: [] }, says: 'Anna does not enter.' },
    {
      when: 'the first mail fails',
      scenario: { ...annaLeftACart, results: { incentive: { error: 'not_sent' } } },
      says: 'Anna gets 1 email and is stuck at “Email: 10 % for you” until somebody looks.',
    },
  ])('when $when', ({ scenario, says }) => {
    expect(endingSentence(runOf(names.journey, scenario), contactName(scenario.contact), names)).toBe(says);
  });
});

describe('the reasons of a step', () => {
  const run = runOf(names.journey, annaLeftACart);

  it('are sentences with the values that were seen, and where they led', () => {
    const enters = run.moment(2);
    const reasons = reasonsOf(enters, names, zone);

    expect(reasons.flatMap((reason) => reason.because).map((one) => sentenceText(one, names))).toEqual([
      'Cart total 140 is over 100: yes',
      'Orders 3 is at least 1: yes',
    ]);
    expect(reasons.map((reason) => reason.text)).toEqual([
      'Enters the journey',
      'Who is it? → High value, returning',
      'Sends Email: 10 % for you',
    ]);
  });

  it('name the trigger that fired as a person knows it', () => {
    const scoring = namesOf('lead-scoring');
    const opened = runOf(scoring.journey, { ...annaLeftACart, script: [{ event: 'email.opened' }] });
    const said = opened.steps.flatMap((_, index) => reasonsOf(opened.moment(index), scoring, zone)).flatMap((reason) => reason.because);

    expect(sentenceText(said[0] ?? { parts: [], holds: false }, scoring)).not.toMatch(/\bopened is opened\b/u);
  });

  it('say that a missing value is unknown', () => {
    const { orders: _, ...attributes } = annaLeftACart.contact.attributes ?? {};
    const reasons = reasonsOf(
      runOf(names.journey, { ...annaLeftACart, contact: { ...annaLeftACart.contact, attributes } }).moment(2),
      names,
      zone,
    );

    expect(
      reasons
        .flatMap((reason) => reason.because)
        .map((one) => sentenceText(one, names))
        .join(' '),
    ).toContain('Orders unknown');
  });

  it('say why nobody got in, and why a message was not sent', () => {
    const refused = runOf(names.journey, { ...annaLeftACart, contact: { ...annaLeftACart.contact, consent: {} } });
    expect(reasonsOf(refused.moment(2), names, zone)).toMatchObject([{ tone: 'bad', text: 'the entry criteria do not hold' }]);

    const noSms = runOf(names.journey, { ...annaLeftACart, contact: { ...annaLeftACart.contact, consent: { email: 'subscribed' } } });
    const lines = noSms.steps.flatMap((_, index) => reasonsOf(noSms.moment(index), names, zone).map((reason) => reason.text));
    expect(lines).toContain('SMS: Last day is not sent: the contact has not subscribed');
  });
});

describe('points in time', () => {
  it('are called by what happened, and messages by their own name', () => {
    const run = runOf(names.journey, buysAt('P1DT4H'));

    expect(pointsOf(run, names, 0, 99).map((point) => point.label)).toEqual([
      'Start', 'Cart updated', 'Enters', 'Email: 10 % for you', 'Timed out', 'Email: Reminder', 'Buys',
    ]); // prettier-ignore
    expect(pointsOf(run, names, 0, 99).at(-1)).toMatchObject({ tone: 'end' });
  });

  it('name the day only where it is another', () => {
    const words = createWords('en-GB');
    const at = Date.parse('2026-03-02T08:12:00+01:00');

    expect(clockText(at, zone, words)).toBe('Mon 2 Mar, 08:12');
    expect(shortClock(at + 3_600_000, at, zone, words)).toBe('09:12');
    expect(shortClock(at + 86_400_000, at, zone, words)).toBe('Tue 08:12');
    expect(shortClock(at + 8 * 86_400_000, at, zone, words)).toContain('10 Mar');
  });
});

describe('what could happen now', () => {
  const run = runOf(names.journey, annaLeftACart);
  const labels = (index: number): readonly string[] => suggestionsAt(run.moment(index), names).map((one) => one.label);

  it('is what answers the last message, what is waited for, the goal, and leaving', () => {
    expect(labels(3)).toEqual(expect.arrayContaining(['Opens the email', 'Clicks in the email', 'Buys', 'Unsubscribes from Email']));
    expect(new Set(labels(3)).size).toBe(labels(3).length);
  });

  it('answers the message by its step, so that the effect’s key goes with it', () => {
    const opens = suggestionsAt(run.moment(3), names).find((one) => one.label === 'Opens the email');

    expect(opens?.happening).toMatchObject({ event: 'email.opened', of: 'incentive' });
  });

  it('is what lets somebody in while nobody is', () => {
    expect(labels(0)).toEqual(['Cart updated', 'Buys']);
  });
});

describe('initials', () => {
  it.each([
    ['Anna', 'AN'],
    ['Anna Lind', 'AL'],
    ['', ''],
    ['😀😀', '😀😀'],
  ])('of “%s” are “%s”', (name, letters) => {
    expect(initialsOf(name, 'en')).toBe(letters);
  });
});
