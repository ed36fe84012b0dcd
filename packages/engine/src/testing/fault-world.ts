import { JourneyError } from '../runtime/journey-error.ts';

/**
 * A world that fails on purpose, the same way for the same seed. Not in this release: `storeConformance` covers a store.
 *
 * @throws JourneyError `not_supported`, always.
 */
export function faultWorld(seed: string | number): never {
  void seed;
  throw new JourneyError('not_supported', 'This release does not have faultWorld yet.');
}
