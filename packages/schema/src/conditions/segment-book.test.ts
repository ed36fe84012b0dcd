import { describe, expect, it } from 'vitest';
import type { Catalog, Segment } from '../catalog.ts';
import { compileCondition } from './compile-condition.ts';
import type { Condition } from './condition.ts';
import { createScope } from './create-scope.ts';

const inSegment = (segment: string): Condition => ({ left: { segment }, op: 'eq', right: true });
const withSegments = (segments: Record<string, Segment>): Catalog => ({ catalogVersion: 1, segments });
const isIn = (catalog: Catalog, segment: string, attributes = {}): boolean =>
  compileCondition(inSegment(segment), { catalog }).test(createScope({ now: 0, zone: 'UTC', attributes, segments: ['imported', 'vip'] }));

describe('segments of the catalog', () => {
  const vip: Condition = { all: [{ left: { attribute: 'orders' }, op: 'gt', right: 2 }, inSegment('imported')] };

  it('are judged by their condition, and by the host where they have none', () => {
    const catalog = withSegments({ vip: { when: vip }, imported: {} });
    expect(isIn(catalog, 'vip', { orders: 3 })).toBe(true);
    // The host's list says `vip`, but the catalog's condition decides.
    expect(isIn(catalog, 'vip', { orders: 1 })).toBe(false);
    expect(isIn(catalog, 'imported')).toBe(true);
  });

  it('give what they read to the condition that names them', () => {
    const nested: Condition = { left: { count: { event: 'bought', where: inSegment('vip'), within: 'P1D' } }, op: 'gt', right: 1 };
    const { reads } = compileCondition(inSegment('outer'), { catalog: withSegments({ vip: { when: vip }, outer: { when: nested } }) });
    expect([[...reads.segments].toSorted(), [...reads.attributes], [...reads.events], reads.time]).toEqual([
      ['imported', 'outer', 'vip'],
      ['orders'],
      ['bought'],
      true,
    ]);
  });

  it('that come back to themselves hold for nobody, wherever one starts', () => {
    const catalog = withSegments({
      a: { when: { not: inSegment('b') } },
      b: { when: { not: inSegment('a') } },
      c: { when: { any: [inSegment('a'), inSegment('d')] } },
      d: { when: { all: [] } },
    });
    expect(['a', 'b', 'c', 'd'].map((id) => isIn(catalog, id))).toEqual([false, false, false, true]);
    expect(isIn(withSegments({ self: { when: inSegment('self') } }), 'self')).toBe(false);
  });

  it('on more than 16 levels hold for nobody', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [`s${index}`, { when: index === 0 ? { all: [] } : inSegment(`s${index - 1}`) }]),
    );
    expect([isIn(withSegments(chain), 's15'), isIn(withSegments(chain), 's16'), isIn(withSegments(chain), 's4999')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('that double at every level cost their steps, not the worker', () => {
    const doubling = (index: number): Condition => ({ all: Array.from({ length: 8 }, () => inSegment(`s${index - 1}`)) });
    const segments = Object.fromEntries(
      Array.from({ length: 15 }, (_, index) => [`s${index}`, { when: index === 0 ? { all: [] } : doubling(index) }]),
    );
    expect(isIn(withSegments(segments), 's3')).toBe(true);
    expect(isIn(withSegments(segments), 's14')).toBe(false);
  });
});
