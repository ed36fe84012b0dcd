import { describe, expect, it } from 'vitest';
import { checkJourney } from '../checks/check-journey.ts';
import type { Check } from '../checks/check.ts';
import { checks } from '../checks/index.ts';
import type { Catalog } from '../catalog.ts';
import type { Journey } from '../journey.ts';
import { englishWords } from '../messages/words.ts';
import { describeProblem } from '../messages/describe-problem.ts';
import { applyOperation } from '../operations/apply-operation.ts';
import type { Policy } from '../policy.ts';
import { parseJourney } from '../parse/parse-journey.ts';
import type { Problem } from '../problem.ts';
import { fullCatalog } from './corpus.ts';

/** A finding as a test expects it: where, with which parameters, and how many ways to repair it. */
export interface Expected {
  readonly pointer: string;
  readonly params?: object;
  readonly fixes?: number;
}

/** The journeys of one check, by sentences. */
export interface CheckCases {
  readonly catalog?: Catalog;
  readonly policy?: Policy;
  readonly valid: Readonly<Record<string, Journey>>;
  readonly invalid: Readonly<Record<string, { readonly journey: Journey; readonly is: readonly Expected[] }>>;
  /** The parser refuses such journeys too. */
  readonly isRefusedByParser?: boolean;
}

/** Runs a check's own valid and invalid journeys through the one door, and every fix through the operations. */
export function describeCheck(
  check: Check,
  { catalog = fullCatalog, policy, valid, invalid, isRefusedByParser = false }: CheckCases,
): void {
  const findings = (journey: Journey): readonly Problem[] =>
    checkJourney(journey, { catalog, ...(policy !== undefined && { policy }) }).filter((problem) => problem.code === check.code);

  describe(`the check ${check.code}`, () => {
    it('is in the list of checks and has words', () => {
      expect(checks).toContain(check);
      expect(englishWords.messages).toHaveProperty([`problem.${check.code}`]);
    });

    it.each(Object.entries(valid))('is silent about %s', (_, journey) => {
      expect(parseJourney(journey)).toMatchObject({ ok: true });
      expect(findings(journey)).toEqual([]);
    });

    it.each(Object.entries(invalid))('finds %s', (_, { journey, is }) => {
      expect(parseJourney(journey).ok).toBe(!isRefusedByParser);
      const found = findings(journey);
      expect(found.map(({ pointer }) => pointer)).toEqual(is.map(({ pointer }) => pointer));
      for (const [index, problem] of found.entries()) {
        expect(problem).toMatchObject({ code: check.code, severity: check.severity, params: is[index]?.params ?? {} });
        expect(problem.fixes?.length ?? 0).toBe(is[index]?.fixes ?? 0);
        expect(describeProblem(problem, { journey, catalog })).not.toMatch(/[{}]/);
      }
    });

    it.each(Object.entries(invalid))('is gone after each of its fixes for %s', (_, { journey }) => {
      for (const problem of findings(journey)) {
        for (const operations of problem.fixes ?? []) {
          const result = applyOperation(journey, { op: 'batch', operations });
          expect(result).toMatchObject({ ok: true });
          const after = result.ok ? findings(result.journey) : [];
          expect(after.filter(({ pointer }) => pointer === problem.pointer)).toEqual([]);
        }
      }
    });
  });
}
