import type { Journey, JourneyNode } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import { miniatureOf } from './miniature-layout.ts';

function aJourney(nodes: Record<string, JourneyNode>, start: string | null): Journey {
  return { schemaVersion: 1, id: 'j', name: 'J', timezone: 'UTC', entry: { triggers: [], reentry: { mode: 'never' }, start }, nodes };
}
const mail = (next: string | null): JourneyNode => ({ type: 'action', action: 'send_email', input: {}, outlets: { next } });
const branch = (a: string, b: string): JourneyNode => ({
  type: 'branch',
  cases: [{ id: 'a', when: { all: [] } }],
  outlets: { a, else: b },
});

describe('the miniature of a journey', () => {
  it('puts a line of steps under each other', () => {
    const { boxes, columns, rows } = miniatureOf(aJourney({ one: mail('two'), two: mail(null) }, 'one'), undefined);

    expect(boxes.map((box) => [box.id, box.row, box.column])).toEqual([
      ['#entry', 0, 0],
      ['one', 1, 0],
      ['two', 2, 0],
    ]);
    expect([columns, rows]).toEqual([1, 3]);
  });

  it('puts two ways side by side, and what they lead to below their middle', () => {
    const { boxes } = miniatureOf(
      aJourney({ who: branch('left', 'right'), left: mail('join'), right: mail('join'), join: mail(null) }, 'who'),
      undefined,
    );
    const at = Object.fromEntries(boxes.map((box) => [box.id, box]));

    expect(Math.abs((at['left']?.column ?? 0) - (at['right']?.column ?? 0))).toBeGreaterThanOrEqual(1);
    expect(at['join']?.row).toBe(3);
    expect(at['join']?.column).toBeCloseTo(((at['left']?.column ?? 0) + (at['right']?.column ?? 0)) / 2);
  });

  it('draws a loop and a way to nowhere without ado', () => {
    const { boxes, lines } = miniatureOf(aJourney({ one: mail('two'), two: branch('one', 'gone') }, 'one'), undefined);

    expect(boxes).toHaveLength(3);
    expect(lines.every((line) => line.length > 0)).toBe(true);
  });

  it('draws an empty journey', () => {
    expect(miniatureOf(aJourney({}, null), undefined)).toMatchObject({ boxes: [{ id: '#entry' }], rows: 1, columns: 1 });
  });

  it('keeps boxes of one row apart, however wide the journey', () => {
    const wide = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`n${index}`, mail(null)]));
    const cases = Object.keys(wide).map((id) => ({ id, when: { all: [] } }));
    const { boxes } = miniatureOf(
      aJourney({ who: { type: 'branch', cases, outlets: Object.fromEntries(cases.map(({ id }) => [id, id])) }, ...wide }, 'who'),
      undefined,
    );
    const columns = boxes
      .filter((box) => box.row === 2)
      .map((box) => box.column)
      .toSorted((a, b) => a - b);

    expect(columns).toHaveLength(9);
    for (const [index, column] of columns.slice(1).entries()) expect(column - (columns[index] ?? 0)).toBeGreaterThanOrEqual(0.999);
  });
});
