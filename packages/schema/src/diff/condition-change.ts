import type { Catalog } from '../catalog.ts';
import type { Journey } from '../journey.ts';
import type { JsonValue } from '../values.ts';
import type { ConditionChange } from './difference.ts';

/** How a condition became another, judged by the solver where it is certain. */
export function conditionChange(
  [_before]: readonly [JsonValue, Journey],
  [_after]: readonly [JsonValue, Journey],
  _catalog: Catalog,
): ConditionChange {
  return 'changed';
}
