import { describe, expect, it } from 'vitest';
import { numberCells } from './number-cells.ts';

describe('numbers that comparisons can tell apart', () => {
  it.each([
    { what: 'between zero and a threshold', field: { min: 0 }, constants: [100], is: [60, 110, 100] },
    { what: 'whole numbers next to each other', field: { min: 0, integer: true }, constants: [0, 1], is: [0, 1, 2] },
    { what: 'no bounds', field: {}, constants: [5], is: [3, 6, 5] },
    { what: 'a threshold at the bound', field: { min: 0, max: 10 }, constants: [0, 10], is: [6, 0, 10] },
    { what: 'fractions only', field: { min: 0, max: 1 }, constants: [0.5], is: [0.3, 0.8, 0.5] },
    { what: 'no constants', field: { min: 3 }, constants: [], is: [3] },
    { what: 'a threshold beyond the bound', field: { min: 0, max: 10 }, constants: [100], is: [0] },
    { what: 'whole numbers around a fraction', field: { integer: true }, constants: [-2.5], is: [-4, -1] },
  ])('are right for $what', ({ field, constants, is }) => {
    expect(numberCells(field, constants)).toEqual(is);
  });
});
