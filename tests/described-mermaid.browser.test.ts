import { describeJourney, outlineJourney, parseJourney } from '@sojourn/schema';
import type { Catalog, Journey } from '@sojourn/schema';
import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import { hostileJourney } from './support/hostile-journey.ts';

const documents = import.meta.glob<object>(['../journeys/*.json', '!../journeys/*.scenarios.json'], { eager: true, import: 'default' });
// The catalog beside them, as JSON.
const catalog = documents['../journeys/catalog.json'] as Catalog;
const journeys = Object.entries(documents).flatMap(([file, document]): readonly (readonly [string, Journey])[] => {
  const parsed = parseJourney(document);
  return parsed.ok ? [[file, parsed.journey]] : [];
});

mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });

describe('a journey as a Mermaid flowchart, read and drawn by Mermaid', () => {
  it('is tried with every template', () => {
    expect(journeys.length).toBeGreaterThan(20);
  });

  it.each(journeys)('draws each step of %s once, in English and in German', async (file, journey) => {
    for (const locale of ['en', 'de']) {
      const text = describeJourney(journey, { catalog, locale, format: 'mermaid' });
      const { diagramType } = await mermaid.parse(text);
      expect(diagramType).toMatch(/^flowchart/);
    }
    const id = file.replaceAll(/\W/g, '');
    const { svg } = await mermaid.render(id, describeJourney(journey, { catalog, format: 'mermaid' }));
    const drawn = new Set([...svg.matchAll(/flowchart-n(\d+)-\d+"/g)].map(([, number]) => number));
    expect(drawn.size).toBe(outlineJourney(journey, catalog).numbers.size);
  });

  it('shows texts of the document as they are, and runs none of them', async () => {
    const text = describeJourney(hostileJourney, { format: 'mermaid' });
    await expect(mermaid.parse(text)).resolves.toMatchObject({ diagramType: expect.stringMatching(/^flowchart/) });
    const { svg } = await mermaid.render('hostile', text);
    const holder = document.createElement('div');
    holder.innerHTML = svg;
    expect(holder.querySelectorAll('script, img, iframe, a[href]').length).toBe(0);
    expect(holder.textContent).toContain('<script>alert(1)</script>');
    expect(holder.textContent).toContain('end %%{init: {}}%% click n1 call x()');
  });

  it('is refused where it is broken, so that the tests above mean something', async () => {
    await expect(mermaid.parse(describeJourney(hostileJourney, { format: 'mermaid' }).replace(' --> ', ' ->>"" '))).rejects.toThrow(
      /error/i,
    );
  });
});
