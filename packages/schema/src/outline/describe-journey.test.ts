import { readdir, readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog.ts';
import type { Journey } from '../journey.ts';
import { en } from '../messages/en.ts';
import { germanWords } from '../messages/shipped-words.ts';
import { parseCatalog } from '../parse/parse-catalog.ts';
import { parseJourney } from '../parse/parse-journey.ts';
import type { JourneyNode } from '../nodes/node.ts';
import { aJourney } from '../testing/a-journey.ts';
import { anyJourney } from '../testing/arbitrary-journey.ts';
import { fullCatalog, fullJourney } from '../testing/corpus.ts';
import { describeJourney } from './describe-journey.ts';
import type { OutlineRow } from './outline.ts';
import { outlineJourney } from './outline-journey.ts';

const templates = new URL('../../../../journeys/', import.meta.url);
const names = (await readdir(templates)).filter((name) => /^[a-z0-9-]+\.json$/.test(name) && !/^(?:catalog|policy)\.json$/.test(name));
const catalog = await catalogOf();

async function catalogOf(): Promise<Catalog> {
  const parsed = parseCatalog(await readFile(new URL('catalog.json', templates)));
  if (!parsed.ok) throw new Error('the catalog of the templates does not parse');
  return parsed.catalog;
}

async function template(name: string): Promise<Journey> {
  const parsed = parseJourney(await readFile(new URL(name, templates)));
  if (!parsed.ok) throw new Error(`${name} does not parse`);
  return parsed.journey;
}

const point = (next: string | null, more: object = {}): JourneyNode => ({ type: 'milestone', outlets: { next }, ...more });

describe.each(names)('the template %s', (name) => {
  it.each([
    { locale: 'en', format: 'text' },
    { locale: 'de', format: 'text' },
    { locale: 'en', format: 'markdown' },
    { locale: 'en', format: 'mermaid' },
  ] as const)('is told in $locale as $format', async ({ locale, format }) => {
    const told = describeJourney(await template(name), { catalog, locale, format });

    await expect(told).toMatchFileSnapshot(`testing/golden/${name.replace('.json', '')}.${locale}.${format}.txt`);
  });
});

describe('an outline', () => {
  const lines = (journey: Journey): readonly string[] => {
    const told = describeJourney(journey).split('\n');
    return told.slice(told.indexOf('Steps') + 1).filter((line) => line !== '');
  };

  it('tells branches under their step and what follows once, behind it', () => {
    const journey = aJourney({
      nodes: {
        who: { type: 'branch', cases: [{ id: 'a', name: 'A', when: { all: [] } }], outlets: { a: 'x', else: 'join' } },
        x: point('join', { name: 'X' }),
        join: point('end', { name: 'Join' }),
        end: { type: 'exit', reason: 'done' },
      },
    });

    expect(lines(journey)).toEqual([
      '1. Branch',
      '  - A (always):',
      '    2. X: Milestone',
      '    → continues at 3. Join',
      '  - All others:',
      '    → continues at 3. Join',
      '3. Join: Milestone',
      '4. Leave: done',
    ]);
  });

  it('tells loops, open ways, asides, holes and what is not connected', () => {
    const journey = aJourney({
      nodes: {
        mail: { type: 'action', action: 'send', outlets: { next: 'rest', failed: 'alarm' } },
        alarm: { type: 'task', title: 'Look', assignee: 'ann', outlets: { next: 'rest', overdue: 'nowhere' } },
        rest: {
          type: 'wait',
          until: [
            { id: 'next', type: 'duration', duration: 'P1D' },
            { id: 'won', type: 'event', event: 'order' },
          ],
          outlets: { next: 'mail', won: null },
        },
        lost: point(null, { name: 'Lost', note: 'why?' }),
        jump: point(null, { name: 'Jump', jumpWhen: { all: [] } }),
      },
    });

    expect(lines(journey)).toEqual([
      '1. send',
      '  - If it fails:',
      '    2. Look: For ann',
      '      - If it is overdue:',
      '        → leads to “nowhere”, which does not exist',
      '    → continues at 3. Wait',
      '3. Wait',
      '  - Wait 1 day:',
      '    → goes back to 1. send',
      '  - Wait for “order”:',
      '    → the journey ends',
      'Reached by a jump',
      '4. Jump: Jump here when always',
      'Not connected',
      '5. Lost: Milestone (Note: why?)',
    ]);
  });

  it('has each step once and every connected way out, whatever the journey', () => {
    const steps = (rows: readonly OutlineRow[]): readonly OutlineRow[] =>
      rows.flatMap((row) => [row, ...('rows' in row ? steps(row.rows) : [])]);
    fc.assert(
      fc.property(anyJourney(), (journey) => {
        const { steps: path, jumps, apart, numbers } = outlineJourney(journey);
        const rows = steps([...path, ...jumps, ...apart]);
        const told = rows.flatMap((row) => (row.kind === 'step' ? [row.nodeId] : []));
        expect(told.toSorted()).toEqual(Object.keys(journey.nodes).toSorted());
        expect(rows.flatMap((row) => (row.kind === 'step' ? [row.number] : []))).toEqual(told.map((id) => numbers.get(id)));
        for (const row of rows) expect(row.kind === 'continues' || row.kind === 'back' ? numbers.has(row.to ?? '') : true).toBe(true);
      }),
      { numRuns: 1_500, seed: 21 },
    );
  });

  it('is made of two thousand steps, and of five hundred branches in each other', () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => `n${index}`);
    const chain = aJourney({ nodes: Object.fromEntries(ids.map((id, index) => [id, point(ids[index + 1] ?? null)])) });
    const nested = aJourney({
      nodes: Object.fromEntries(
        ids
          .slice(0, 500)
          .map((id, index) => [
            id,
            { type: 'branch', cases: [{ id: 'a', when: { all: [] } }], outlets: { a: ids[index + 1] ?? null, else: null } } as JourneyNode,
          ]),
      ),
    });

    expect(lines(chain)).toHaveLength(2_000);
    expect(describeJourney(nested)).toContain('500. Branch');
  });
});

describe('languages', () => {
  it('say nothing in English when told in German', () => {
    const missing = { locale: 'de', messages: Object.fromEntries(Object.entries(germanWords.messages)) };
    const told = describeJourney(fullJourney, { catalog: fullCatalog, locale: 'de' });

    expect(told).toBe(describeJourney(fullJourney, { catalog: fullCatalog, words: missing }));
    for (const english of [' is ', ' happens', 'Wait', 'continues', 'Leave', 'All others', ' of ', 'When '])
      expect(told).not.toContain(english);
    expect(told).toContain('Wer hineinkommt');
  });

  it('fall back to English, text by text', () => {
    const told = describeJourney(fullJourney, { words: { locale: 'sv', messages: { 'outline.steps': 'Steg' } } });

    expect(told).toContain('\nSteg\n');
    expect(told).toContain(en['outline.entry']);
    expect(describeJourney(fullJourney, { locale: 'sv' })).toContain(en['outline.entry']);
  });
});

describe('hostile texts', () => {
  const evil = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '"]; click n1 "javascript:alert(1)"',
      '%%{init: {"theme":"dark"}}%%',
      '`**bold**`',
      'end',
      '"\n  n1 --> n2',
      '<script>alert(1)</script>',
      '[x](javascript:alert(1))',
      '![x](https://evil.example/p.png)',
      '# title',
      '1. list',
      '- list',
      'https://evil.example',
      'www.evil.example',
      'a@evil.example',
      '&lt;b&gt;',
      '#quot;',
      '\u202eabc',
    ),
  );
  const journeys = fc.tuple(evil, evil, evil, evil).map(([name, step, condition, note]): Journey =>
    aJourney({
      name,
      description: note,
      nodes: {
        who: {
          type: 'branch',
          name: step,
          note,
          cases: [{ id: 'a', name, when: { left: { attribute: condition }, op: 'eq', right: step } }],
          outlets: { a: 'mail' },
        },
        mail: { type: 'action', action: condition, outlets: { next: 'end' } },
        end: { type: 'exit', reason: note },
      },
    }),
  );

  it('stay inside the quoted labels of a flowchart', () => {
    const text = String.raw`(?:[\p{L}\p{M}\p{N} ,:?!()“”„’…→–]|#\d+;|<br\/>)*`;
    const box = [`\\{"${text}"\\}`, `\\["${text}"\\]`, `\\[\\["${text}"\\]\\]`, `\\[\\/"${text}"\\/\\]`, `\\(\\["${text}"\\]\\)`].join('|');
    const line = new RegExp(
      `^(?:flowchart TD|  (?:start|n\\d+(?:e\\d+)?)(?:${box})|  (?:start|n\\d+) -->(?:\\|"${text}"\\|)? n\\d+(?:e\\d+)?)$`,
      'u',
    );
    fc.assert(
      fc.property(journeys, (journey) => {
        const told = describeJourney(journey, { format: 'mermaid' }).trimEnd().split('\n');
        expect(told.filter((one) => !line.test(one))).toEqual([]);
        expect(told).toHaveLength(10);
      }),
      { numRuns: 1_000, seed: 23 },
    );
  });

  it('are no markup in Markdown, and stay on their line', () => {
    const count = describeJourney(
      aJourney({
        description: 'x',
        nodes: {
          who: { type: 'branch', cases: [{ id: 'a', when: { all: [] } }], outlets: { a: 'mail' } },
          mail: { type: 'action', action: 'x', outlets: { next: 'end' } },
          end: { type: 'exit', reason: 'x' },
        },
      }),
      { format: 'markdown' },
    ).split('\n').length;
    fc.assert(
      fc.property(journeys, (journey) => {
        const told = describeJourney(journey, { format: 'markdown' });
        expect(told.split('\n')).toHaveLength(count);
        // Marks that could begin markup stand behind a backslash, but for those of our own.
        const bare = told.replaceAll(/\\./gu, '').replaceAll(/^#{1,2} |^ *- |\*\*\d+\.\*\*/gm, '');
        expect(bare).not.toMatch(/[<>`*_[\]{}|~]|https?:|www\.|@/u);
        expect(told).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 1_000, seed: 29 },
    );
  });
});
