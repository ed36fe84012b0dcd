import { describeJourney, outlineJourney, parseJourney } from '@sojourn/schema';
import type { Catalog, Journey } from '@sojourn/schema';
import { Parser } from 'commonmark';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hostileJourney, hostileNames } from './support/hostile-journey.ts';

const folder = new URL('../journeys/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
// The catalog beside the journeys.
const catalog = JSON.parse(read('catalog.json')) as Catalog;
const journeys = readdirSync(folder).flatMap((file): readonly (readonly [string, Journey])[] => {
  const parsed = file.endsWith('.json') && !file.endsWith('.scenarios.json') ? parseJourney(read(file)) : undefined;
  return parsed?.ok === true ? [[file, parsed.journey]] : [];
});

/** All that the description is made of. Links, images, code and HTML are not among it. */
const ours = new Set(['document', 'heading', 'paragraph', 'list', 'item', 'text', 'strong', 'softbreak']);

interface Read {
  readonly types: ReadonlySet<string>;
  /** The text of each heading, paragraph and item, markup left out. */
  readonly texts: readonly string[];
  readonly steps: number;
}

function readMarkdown(markdown: string): Read {
  const types = new Set<string>();
  const texts: string[] = [];
  let steps = 0;
  const walker = new Parser().parse(markdown).walker();
  for (let step = walker.next(); step !== null; step = walker.next()) {
    const { node, entering } = step;
    types.add(node.type);
    if (entering && (node.type === 'paragraph' || node.type === 'heading')) texts.push('');
    if (entering && node.type === 'strong') steps += 1;
    if (entering && node.type === 'text') texts.push(`${texts.pop() ?? ''}${node.literal ?? ''}`);
  }
  return { types, texts, steps };
}

describe('a journey as Markdown, read by the reference parser', () => {
  it.each(journeys)('has each step of %s once, and no markup but its own', (_, journey) => {
    for (const locale of ['en', 'de']) {
      const { types, texts, steps } = readMarkdown(describeJourney(journey, { catalog, locale, format: 'markdown' }));
      expect([...types].filter((type) => !ours.has(type))).toEqual([]);
      expect(texts[0]).toBe(journey.name);
      expect(steps).toBe(outlineJourney(journey, catalog).numbers.size);
    }
  });

  it('shows texts of the document as they are', () => {
    const { types, texts } = readMarkdown(describeJourney(hostileJourney, { format: 'markdown' }));
    expect([...types].filter((type) => !ours.has(type))).toEqual([]);
    expect(texts[0]).toBe(hostileJourney.name);
    expect(texts[1]).toBe(hostileJourney.description);
    for (const name of hostileNames)
      expect(
        texts.some((text) => text.includes(name)),
        name,
      ).toBe(true);
  });
});
