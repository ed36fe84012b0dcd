import { hashShare } from '@sojourn/schema';

/**
 * How long to wait after an attempt, in milliseconds: a share of the exponential delay that is the same for the same effect and
 * attempt wherever it is computed, and spreads those of different effects.
 *
 * @param attempt - The attempt that failed, from 1.
 */
export function retryDelay(key: string, attempt: number, firstMs: number, mostMs: number): number {
  return Math.floor(hashShare(key, String(attempt)) * Math.min(mostMs, firstMs * 2 ** (attempt - 1)));
}
