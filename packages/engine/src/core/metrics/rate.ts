import type { LiftMetrics, Rate } from '@sojourn/schema';

/** The 97.5 % point of the standard normal distribution: intervals of 95 %. */
const z = 1.959963984540054;

/** A share with its Wilson score interval, which holds for small counts and at the edges, where the usual one does not. */
export function rateOf(count: number, of: number): Rate {
  if (of === 0) return { count, of, rate: null, low: 0, high: 1 };
  const share = count / of;
  const weight = 1 + (z * z) / of;
  const middle = (share + (z * z) / (2 * of)) / weight;
  const half = (z / weight) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { count, of, rate: share, low: count === 0 ? 0 : Math.max(0, middle - half), high: count === of ? 1 : Math.min(1, middle + half) };
}

/** The difference of two shares, with Newcombe's interval: the distances to the Wilson bounds, added as squares. */
export function liftOf(treated: Rate, control: Rate): LiftMetrics {
  if (treated.rate === null || control.rate === null) return { treated, control, difference: null, low: -1, high: 1, incremental: null };
  const difference = treated.rate - control.rate;
  const down = Math.hypot(treated.rate - treated.low, control.high - control.rate);
  const up = Math.hypot(treated.high - treated.rate, control.rate - control.low);
  return { treated, control, difference, low: difference - down, high: difference + up, incremental: difference * treated.of };
}
