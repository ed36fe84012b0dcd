import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrayText } from './array-text.ts';

describe('an array as text', () => {
  let pglite: PGlite;
  beforeAll(async () => {
    pglite = await PGlite.create();
  });
  afterAll(() => pglite.close());

  it('comes back as it was, whatever texts are in it', async () => {
    const texts = fc.array(fc.option(fc.string({ unit: 'binary' }).filter((text) => !text.includes('\u0000'))), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(texts, async (values) => {
        const { rows } = await pglite.query<{ back: (string | null)[] }>('select $1::text::text[] as back', [arrayText(values)]);
        expect(rows[0]?.back).toEqual(values);
      }),
      { numRuns: 200 },
    );
  });

  it('comes back as it was, whatever bytes are in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 5 }), async (values) => {
        const { rows } = await pglite.query<{ back: Uint8Array }>('select unnest($1::text::bytea[]) as back', [arrayText(values)]);
        expect(rows.map(({ back }) => Array.from(back))).toEqual(values.map((value) => Array.from(value)));
      }),
      { numRuns: 50 },
    );
  });
});
