import type { Catalog, Journey, JsonObject, Policy } from '@sojourn/schema';
import { JourneyError } from '../runtime/journey-error.ts';

/**
 * Every path through a journey, each with the scenario that takes it. Not in this release.
 *
 * @throws JourneyError `not_supported`, always.
 */
export function explore(journey: Journey, options: { readonly catalog: Catalog; readonly policy?: Policy }): never {
  return refuse('explore', journey, options);
}

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

/**
 * The trace of an exported record, decided again from its inputs. Not in this release.
 *
 * @throws JourneyError `not_supported`, always.
 */
export function replay(record: object): never {
  return refuse('replay', record);
}

function refuse(call: string, ..._given: readonly unknown[]): never {
  throw new JourneyError('not_supported', `This release does not have ${call} yet.`);
}
