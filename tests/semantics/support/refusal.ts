import { JourneyError } from '@sojourn/engine';

/** The `JourneyError` that a call is refused with; any other error passes through. */
export async function refusal(call: () => unknown): Promise<JourneyError> {
  try {
    await call();
  } catch (error) {
    if (error instanceof JourneyError) return error;
    throw error;
  }
  throw new Error('It was not refused');
}

/** What a caller without types can pass. */
export function untyped(value: unknown): never {
  return value as never; // The tests look at what becomes of it.
}
