import { Drop, toValueSync } from 'liquidjs';

/**
 * What a token gives that leads nowhere. It goes through filters unchanged until a `default` replaces it, is false in a
 * condition and empty in a loop; written out, it fails the template.
 */
export class Missing extends Drop {
  override valueOf(): null {
    return null;
  }

  equals(other: unknown): boolean {
    return isMissing(other) || isBlank(other);
  }

  gt(): boolean {
    return false;
  }

  geq(): boolean {
    return false;
  }

  lt(): boolean {
    return false;
  }

  leq(): boolean {
    return false;
  }
}

/** Whether a value is there: `null` and what stands for it are not. */
export function isMissing(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return value instanceof Drop && value.valueOf() === null;
}

/** The literals `blank`, `nil` and the like know what they equal. */
function isBlank(value: unknown): boolean {
  if (!(value instanceof Drop) || value instanceof Missing) return false;
  // A method of the library's own, which may answer in steps.
  const equals = value['equals'] as ((this: unknown, other: unknown) => unknown) | undefined;
  return toValueSync(equals?.call(value, null)) === true;
}
