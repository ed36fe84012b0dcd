import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runCli } from '@sojourn/cli';
import { explore, runScenario } from '@sojourn/engine';
import { parseCatalog, parseJourney, parsePolicy } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../journeys/', import.meta.url));

/** Every release ships these; the gallery, Storybook and the benchmarks show the same files. */
const shipped = [
  'audience-sync',
  'brand-welcome',
  'campaign-launch',
  'cart-recovery',
  'cart-recovery-gap',
  'cart-simple',
  'closed-loop',
  'download-3-day',
  'ebook-smart',
  'ebook-to-demo',
  'full-funnel',
  'inactive-by-stage',
  'lead-nurture',
  'lead-routing',
  'lead-scoring',
  'newsletter',
  'onboarding',
  'post-purchase',
  'pricing-or-blog',
  're-engage',
  'sales-sequence',
  'topic-welcome',
  'trial-onboarding',
  'webinar',
  'welcome-3',
  'win-back',
];

async function sojourn(...argv: string[]): Promise<{ readonly code: number; readonly out: string }> {
  const out: string[] = [];
  const write = (text: string): void => void out.push(text);
  const code = await runCli(argv, { out: write, err: write });
  return { code, out: out.join('') };
}

describe('the templates', () => {
  it('are all there, each with its scenarios', () => {
    const files = readdirSync(folder);

    for (const id of shipped) {
      expect(files).toContain(`${id}.json`);
      expect(files).toContain(`${id}.scenarios.json`);
    }
  });

  it('have scenarios that hold, and that together take every outlet anybody can take', async () => {
    const { code, out } = await sojourn('test', folder, '--coverage', '100');

    expect(out).toMatch(/ 0 failed, 0 of \d+ journeys below 100 %\n$/);
    expect(code).toBe(0);
  });

  it('have nothing graver than an info in them, the gap that one is there to show aside', async () => {
    const documents = readdirSync(folder).filter((name) => name.endsWith('.json') && !/scenarios|catalog|policy/.test(name));
    const paths = documents.filter((name) => name !== 'cart-recovery-gap.json').map((name) => folder + name);

    const { code, out } = await sojourn('check', ...paths);

    expect(out).not.toMatch(/: (?:warning|error): /);
    expect(code).toBe(0);
  });

  it('are explored: somebody is found for every outlet, or it is proved that nobody takes it', () => {
    const read = (name: string): string => readFileSync(folder + name, 'utf8');
    const parsed = { catalog: parseCatalog(read('catalog.json')), policy: parsePolicy(read('policy.json')) };
    if (!parsed.catalog.ok || !parsed.policy.ok) throw new Error('The catalog or the policy does not parse.');
    const { catalog } = parsed.catalog;
    const { policy } = parsed.policy;

    for (const id of shipped) {
      const journey = parseJourney(read(`${id}.json`));
      if (!journey.ok) throw new Error(`${id} does not parse.`);
      const found = explore(journey.journey, { catalog, policy });

      expect({ id, coverage: found.coverage, unknown: found.unknown }).toEqual({ id, coverage: 1, unknown: [] });
      for (const { scenario } of found.paths) expect(runScenario(journey.journey, scenario, { catalog, policy }).failures).toEqual([]);
    }
  });

  it('tell in a sentence what they are for', () => {
    for (const id of shipped) {
      const { description, name } = JSON.parse(readFileSync(`${folder}${id}.json`, 'utf8')) as { description?: string; name: string }; // Held to their shape by `check`.
      expect(name.length).toBeGreaterThan(2);
      expect(description?.length).toBeGreaterThan(30);
    }
  });
});
