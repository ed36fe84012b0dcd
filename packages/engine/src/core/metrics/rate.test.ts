import { describe, expect, it } from 'vitest';
import { liftOf, rateOf } from './rate.ts';

describe('a rate', () => {
  // Figures of Newcombe, Statistics in Medicine 17 (1998), table I, method 3: the Wilson score interval.
  it.each([
    { count: 81, of: 263, low: 0.2553, high: 0.3662 },
    { count: 15, of: 148, low: 0.0624, high: 0.1605 },
    { count: 0, of: 20, low: 0, high: 0.1611 },
    { count: 1, of: 29, low: 0.0061, high: 0.1718 },
    { count: 29, of: 29, low: 0.883, high: 1 },
  ])('of $count in $of lies where published tables say', ({ count, of, low, high }) => {
    const rate = rateOf(count, of);
    expect(rate.rate).toBeCloseTo(count / of, 10);
    expect(rate.low).toBeCloseTo(low, 4);
    expect(rate.high).toBeCloseTo(high, 4);
  });

  it('of nothing says nothing', () => {
    expect(rateOf(0, 0)).toEqual({ count: 0, of: 0, rate: null, low: 0, high: 1 });
  });
});

describe('a lift', () => {
  // Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10.
  it.each([
    { treated: [56, 70], control: [48, 80], low: 0.0524, high: 0.3339 },
    { treated: [9, 10], control: [3, 10], low: 0.1705, high: 0.809 },
    { treated: [10, 10], control: [0, 20], low: 0.6791, high: 1 },
  ])('of $treated over $control lies where published tables say', ({ treated, control, low, high }) => {
    const lift = liftOf(rateOf(treated[0] ?? 0, treated[1] ?? 0), rateOf(control[0] ?? 0, control[1] ?? 0));
    expect(lift.low).toBeCloseTo(low, 4);
    expect(lift.high).toBeCloseTo(high, 4);
  });

  it('over an empty group is not known', () => {
    expect(liftOf(rateOf(3, 9), rateOf(0, 0))).toMatchObject({ difference: null, incremental: null });
  });
});
