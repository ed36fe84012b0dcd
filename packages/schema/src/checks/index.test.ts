import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { fullCatalog, fullJourney } from '../testing/corpus.ts';
import { checkJourney } from './check-journey.ts';
import { checks } from './index.ts';

const here = new URL('.', import.meta.url);
const pages = new URL('../../../../docs/problems/', import.meta.url);
const fileOf = (code: string): string => code.replaceAll('_', '-');

describe('the checks', () => {
  it.each(checks.map(({ code, severity }) => [code, severity]))(
    '%s has a file, a test and a page that says how grave it is',
    async (code, severity) => {
      const files = await readdir(here);

      expect(files).toContain(`${fileOf(code)}.ts`);
      expect(files).toContain(`${fileOf(code)}.test.ts`);
      const page = await readFile(new URL(`${fileOf(code)}.md`, pages), 'utf8');
      expect(page).toContain(`# ${code}\n\nSeverity: ${severity}.`);
      expect(await readFile(new URL('README.md', pages), 'utf8')).toContain(`(${fileOf(code)}.md)`);
    },
  );

  it('have a code each', () => {
    expect(new Set(checks.map(({ code }) => code)).size).toBe(checks.length);
  });
});

describe('checking a journey', () => {
  it('is the same each time, in document order, and touches nothing', () => {
    const before = JSON.stringify(fullJourney);

    const problems = checkJourney(fullJourney, { catalog: fullCatalog });

    expect(checkJourney(fullJourney, { catalog: fullCatalog })).toEqual(problems);
    expect(JSON.stringify(fullJourney)).toBe(before);
    expect(problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'goal_never_reached /goal/when',
      'event_not_emitted /goal/when/of',
      'event_not_emitted /nodes/branch/cases/0/when/all/6/left/count/of',
      'case_gap /nodes/branch/outlets/else',
      'cycle_without_wait /nodes/mail',
      'token_without_fallback /nodes/mail/input/subject',
      'input_invalid /nodes/mail/input/nested',
      'date_wait_unanswered /nodes/wait/outlets/past',
      'token_without_fallback /nodes/approval/assignee',
      'node_unreachable /nodes/acme-thing',
      'node_type_unknown /nodes/acme-thing/type',
    ]);
  });

  it('takes a journey that nobody parsed, with names of prototypes for ids', () => {
    const nodes = { toString: { type: 'milestone', outlets: { next: 'valueOf' } }, valueOf: { type: 'exit', reason: 'x' } } as const;
    const journey = { ...fullJourney, nodes, entry: { ...fullJourney.entry, start: 'toString' } };

    expect(checkJourney(journey, { catalog: { catalogVersion: 1 } }).filter(({ pointer }) => pointer.startsWith('/nodes'))).toEqual([]);
  });
});
