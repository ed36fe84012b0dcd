import type { Catalog, Journey, JsonObject } from '@sojourn/schema';
import { JourneyError } from '../runtime/journey-error.ts';

/**
 * How many of a population would be where, and when. Not in this release.
 *
 * @throws JourneyError `not_supported`, always.
 */
export function forecast(
  journey: Journey,
  options: { readonly catalog: Catalog; readonly population: JsonObject; readonly behaviour: JsonObject; readonly seed: string | number },
): never {
  return refuse('forecast', journey, options);
}

function refuse(call: string, ..._given: readonly unknown[]): never {
  throw new JourneyError('not_supported', `This release does not have ${call} yet.`);
}
