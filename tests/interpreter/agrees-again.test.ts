import { describe, expect, it } from 'vitest';
import { agree, journeys } from './agree.ts';

// Half of the journeys; the other half runs beside it, in agrees.test.ts.
const half = Math.ceil(journeys / 2);
const parts = 5;
const size = Math.ceil(half / parts);

describe('the engine and the second interpreter', () => {
  it.each(Array.from({ length: parts }, (_, part) => half + part * size + 1))(
    'write the same traces for random journeys from seed %i on',
    async (from) => {
      // A generator that makes nothing happen would agree with everything.
      expect(await agree(from, size)).toBeGreaterThan(size * 5);
    },
    600_000,
  );
});
