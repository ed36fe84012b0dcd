import type { ComparisonCondition, Condition } from '@sojourn/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionAt, isComparison, isNot, membersOf, pointerOfPath, type ConditionPath } from './condition-path.ts';
import { addBeside, addInto, negateAt, rejoinAt, removeAt, replaceAt } from './edit-condition.ts';

const is = (attribute: string): ComparisonCondition => ({ left: { attribute }, op: 'eq', right: 1 });
const [a, b, c, d] = [is('a'), is('b'), is('c'), is('d')];

describe('adding a comparison', () => {
  it('makes a group of one comparison and another', () => {
    expect(addBeside(a, [], 'all', b)).toEqual({ root: { all: [a, b] }, path: [1] });
    expect(addBeside(a, [], 'any', b)).toEqual({ root: { any: [a, b] }, path: [1] });
  });

  it('joins the group that is joined by the same word, and opens one for the other word', () => {
    expect(addBeside({ all: [a, b] }, [0], 'all', c)).toEqual({ root: { all: [a, b, c] }, path: [2] });
    expect(addBeside({ all: [a, b] }, [1], 'any', c)).toEqual({ root: { all: [a, { any: [b, c] }] }, path: [1, 1] });
  });

  it('goes inside an opposite', () => {
    expect(addInto({ not: { any: [a, b] } }, ['not'], c)).toEqual({ root: { not: { any: [a, b, c] } }, path: ['not', 2] });
    expect(addBeside({ not: a }, ['not'], 'all', b)).toEqual({ root: { not: { all: [a, b] } }, path: ['not', 1] });
  });
});

describe('taking a condition out', () => {
  it('leaves the other of two without a group', () => {
    expect(removeAt({ all: [a, { any: [b, c] }] }, [1, 0])).toEqual({ all: [a, c] });
    expect(removeAt({ all: [a, b] }, [0])).toEqual(b);
  });

  it('leaves nothing of the last one, whatever stood around it', () => {
    expect(removeAt(a, [])).toBeUndefined();
    expect(removeAt({ not: a }, ['not'])).toBeUndefined();
    expect(removeAt({ all: [{ not: { any: [a] } }] }, [0, 'not', 0])).toBeUndefined();
  });
});

describe('a condition tree', () => {
  it('changes its joining word and its sense in place', () => {
    expect(rejoinAt({ all: [a, { all: [b, c] }] }, [1], 'any')).toEqual({ all: [a, { any: [b, c] }] });
    expect(negateAt({ all: [a, b] }, [1])).toEqual({ all: [a, { not: b }] });
    expect(negateAt({ not: a }, [])).toEqual(a);
  });

  it('knows the pointer of each part', () => {
    expect(pointerOfPath({ all: [a, { not: { any: [b, c] } }] }, '/x', [1, 'not', 1])).toBe('/x/all/1/not/any/1');
  });

  it('keeps every other comparison, whatever is replaced or removed', () => {
    fc.assert(
      fc.property(aTree(), fc.nat(), (root, pick) => {
        const places = comparisonPaths(root);
        const path = places[pick % places.length];
        if (path === undefined) return;
        const others = (tree: Condition | undefined): number => (tree === undefined ? 0 : comparisonPaths(tree).length);

        expect(conditionAt(replaceAt(root, path, d), path)).toEqual(d);
        expect(others(replaceAt(root, path, d))).toBe(places.length);
        expect(others(removeAt(root, path))).toBe(places.length - 1);
        expect(others(addBeside(root, path, 'any', d).root)).toBe(places.length + 1);
        const added = addBeside(root, path, 'all', d);
        expect(conditionAt(added.root, added.path)).toEqual(d);
      }),
    );
  });
});

function aTree(): fc.Arbitrary<Condition> {
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(a, b, c),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('tree').map((not) => ({ not })),
    ),
  }));
  return tree;
}

function comparisonPaths(tree: Condition, path: ConditionPath = []): readonly ConditionPath[] {
  if (isComparison(tree)) return [path];
  if (isNot(tree)) return comparisonPaths(tree.not, [...path, 'not']);
  return membersOf(tree).flatMap((member, index) => comparisonPaths(member, [...path, index]));
}
