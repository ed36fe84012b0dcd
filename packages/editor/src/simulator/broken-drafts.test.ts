import { describe, expect, it } from 'vitest';
import { applyOperation, checkJourney } from '@sojourn/schema';
import type { Journey } from '@sojourn/schema';
import { journeyGraph } from '../canvas/journey-graph.ts';
import { template, templateCatalog as catalog } from '../../testing/journeys.ts';
import { annaLeftACart } from '../../testing/simulate-template.ts';
import { createWords } from '../messages/words.ts';
import { scenarioFor } from './first-scenario.ts';
import { playScenario } from './run.ts';
import { sampleContacts } from './samples.ts';

const words = createWords('en');
const sampleWords = { elseName: 'Else', withoutConsent: 'unsubscribed', caseName: (number: number): string => `Case ${number}` };

/** Every draft that comes of taking one value of a journey away, as clearing a field does. */
function* lacking(journey: Journey): Generator<{ readonly draft: Journey; readonly pointer: string }> {
  for (const pointer of pointersOf(journey, '')) {
    const result = applyOperation(journey, { op: 'unset', pointer });
    if (result.ok) yield { draft: result.journey, pointer };
  }
}

function* pointersOf(value: unknown, at: string): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const pointer = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    yield pointer;
    yield* pointersOf(member, pointer);
  }
}

describe('a draft that lacks a value', () => {
  it.each(['welcome-3', 'cart-recovery', 'lead-scoring', 'webinar'] as const)(
    'is drawn, checked, and played or said to be broken: %s',
    (id) => {
      const failed = new Map<string, string>();
      for (const { draft, pointer } of lacking(template(id))) {
        const parts = {
        graph: () => journeyGraph({ words, catalog, journey: draft }),
        checks: () => checkJourney(draft, { catalog }),
        samples: () => {
          for (const sample of sampleContacts(draft, catalog, 0, sampleWords))
            scenarioFor(draft, catalog, sample, draft.entry.triggers[0], 0);
        },
        play: () => playScenario(draft, annaLeftACart, { catalog, policy: undefined }),
      }; // prettier-ignore
        for (const [part, run] of Object.entries(parts)) {
          try {
            run();
          } catch (error) {
            failed.set(
              `${part} ${error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 2).join(' ') : String(error)}`,
              pointer,
            );
          }
        }
      }
      expect([...failed].map(([where, pointer]) => `${pointer}: ${where}`)).toEqual([]);
    },
  );
});
