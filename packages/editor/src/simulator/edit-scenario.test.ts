import { describe, expect, it } from 'vitest';
import { annaLeftACart } from '../../testing/simulate-template.ts';
import { editScenario } from './edit-scenario.ts';

describe('editing a scenario', () => {
  it('shares what it does not touch, and neither changes nor freezes what the host gave', () => {
    const given = structuredClone(annaLeftACart);
    const edited = editScenario(given, (draft) => {
      draft.contact.consent = { email: 'unsubscribed' };
    });

    expect(edited.contact).toEqual({ ...annaLeftACart.contact, consent: { email: 'unsubscribed' } });
    expect(given).toEqual(annaLeftACart);
    expect(edited.script).toBe(given.script);
    expect([given, given.contact, given.script, edited, edited.contact].some((one) => Object.isFrozen(one))).toBe(false);
  });
});
