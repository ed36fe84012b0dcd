import { parseJourney } from '@sojourn/schema';
import type { Catalog, Journey, Scenario } from '@sojourn/schema';
import { template, templateCatalog } from './journeys.ts';
import type { TemplateId } from './journeys.ts';
import { createWords } from '../src/messages/words.ts';
import { simulatorTexts } from '../src/simulator/simulator-texts.ts';
import type { Names } from '../src/nodes/card-definition.ts';
import { playScenario } from '../src/simulator/run.ts';
import type { Run } from '../src/simulator/run.ts';

/** A template with the words of the editor, for tests. */
export function namesOf(id: TemplateId, locale = 'en'): Names {
  return { words: createWords(locale, {}, simulatorTexts), catalog: templateCatalog, journey: template(id) };
}

/** Anna, who left a cart of 140 and has ordered before. */
export const annaLeftACart: Scenario = {
  name: 'Anna left a cart',
  start: '2026-03-02T08:12:00+01:00',
  contact: {
    id: 'anna',
    timezone: 'Europe/Stockholm',
    attributes: { firstName: 'Anna', email: 'anna@example.com', orders: 3 },
    consent: { email: 'subscribed', sms: 'subscribed' },
  },
  script: [{ event: 'cart.updated', data: { cartId: 'k1', total: 140 } }],
  choices: { holdout: false },
};

/** Plays a scenario; a draft that cannot be played fails the test. */
export function runOf(journey: Journey, scenario: Scenario, catalog: Catalog = templateCatalog): Run {
  const played = playScenario(journey, scenario, { catalog, policy: undefined });
  if (!played.ok) throw new Error(`It could not be played: ${played.reason}.`);
  return played.run;
}

/** A journey from outside, parsed as hosts do. */
export function parsed(document: object): Journey {
  const result = parseJourney(document);
  if (!result.ok) throw new Error(`Not a journey: ${JSON.stringify(result.problems[0])}`);
  return result.journey;
}
