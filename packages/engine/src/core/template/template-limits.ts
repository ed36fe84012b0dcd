/** Text of one template, in UTF-16 code units. */
export const longestTemplate = 200_000;
/** Text that one template may write, in UTF-16 code units. */
export const longestOutput = 1_000_000;
/** Parts that one template may render, each turn of a loop anew. */
export const mostSteps = 100_000;
/** Characters and list items that filters and ranges of one template may make. */
export const mostMemory = 5_000_000;
/** Blocks, and brackets within one tag, inside one another. */
export const deepestNesting = 50;

/**
 * Counts parts instead of milliseconds, so that the same template ends at the same place on every machine, and in a replay.
 * It stands where the library would keep its time limit, whose `check` is called before each part.
 */
export class StepLimit {
  #left = mostSteps;

  check(): void {
    this.#left -= 1;
    if (this.#left < 0) throw new RangeError('A template took too many steps');
  }

  use(): void {
    this.check();
  }
}

/** Collects what a template writes, up to a length. Only texts, numbers and booleans can be written. */
export class BoundedOutput {
  buffer = '';

  write(value: unknown): void {
    // What comes here is plain text, or has gone through `outputText`.
    this.buffer += String(value);
    if (this.buffer.length > longestOutput) throw new RangeError('A template wrote too much');
  }
}
