import { beforeAll, describe, expect, it } from 'vitest';
import { firstLoadOf } from './support/first-load.ts';
import type { FirstLoad } from './support/first-load.ts';

/** What proves, reckons with zones or matches patterns: all of it can wait until a document is on the screen. */
const later = /^(?:re2js|temporal-|liquidjs|elkjs|packages\/engine\/|packages\/schema\/src\/(?:checks|solver|json-schema|merge|diff)\/)/;

const isSchema = (file: string): boolean => file.startsWith('packages/schema/');
const laterIn = ({ files }: FirstLoad): readonly string[] => [...files].filter((file) => later.test(file));

describe('what an editor imports of the language', () => {
  let editing: FirstLoad;
  let words: FirstLoad;
  beforeAll(async () => {
    editing = await firstLoadOf(`export * from '@sojourn/schema/editing'`);
    words = await firstLoadOf(`export * from '@sojourn/schema/editing/german'`);
  });

  it('weighs at most 25 kB', () => {
    expect(editing.bytes).toBeLessThanOrEqual(25_000);
    expect(editing.bytes).toBeGreaterThan(15_000);
  });

  it('has no dependencies, and no checks, solver, patterns or zone rules', () => {
    expect([...editing.files].filter((file) => !isSchema(file) && file !== '<stdin>')).toEqual([]);
    expect(laterIn(editing)).toEqual([]);
  });

  it.each([
    { what: 'the editor', entry: '@sojourn/editor' },
    { what: 'the viewer', entry: '@sojourn/editor/viewer' },
  ])('is all that $what loads of it first', async ({ entry }) => {
    const whole = await firstLoadOf(`export * from '${entry}'`);

    expect([...whole.files].filter((file) => isSchema(file) && !editing.reached.has(file) && !words.reached.has(file))).toEqual([]);
    expect(laterIn(whole)).toEqual([]);
    expect([...whole.files].filter(isSchema).length).toBeGreaterThan(10);
  });

  it('would be seen to load what it must not', async () => {
    expect(laterIn(await firstLoadOf(`export { checkJourney } from '@sojourn/schema'`))).toEqual(
      expect.arrayContaining(['re2js', 'temporal-polyfill', 'packages/schema/src/solver/search.ts']),
    );
  });
});
