/**
 * Numbers of many records in one piece of memory, in cells of eight bytes. A record is so many cells in a row; one that is freed
 * makes place for the next of its size. What would be an object with its boxed numbers for each record costs a third here, and
 * the garbage collector never looks at it.
 */
export class Cells {
  /** One double a cell. */
  doubles: Float64Array = new Float64Array(1_024);
  /** Two integers a cell. */
  integers: Int32Array = new Int32Array(this.doubles.buffer);
  /** Four small integers a cell. */
  words: Uint16Array = new Uint16Array(this.doubles.buffer);
  readonly #free = new Map<number, number[]>();
  #used = 0;

  /** @returns The first cell of a new record. The views may have been replaced by it. */
  take(size: number): number {
    const freed = this.#free.get(size)?.pop();
    if (freed !== undefined) return freed;
    const first = this.#used;
    this.#used += size;
    if (this.#used > this.doubles.length) this.#grow();
    return first;
  }

  free(first: number, size: number): void {
    const list = this.#free.get(size);
    if (list === undefined) this.#free.set(size, [first]);
    else list.push(first);
  }

  #grow(): void {
    // By a quarter: the memory is for saving memory.
    const doubles = new Float64Array(Math.ceil(Math.max(this.#used, this.doubles.length * 1.25)));
    doubles.set(this.doubles);
    this.doubles = doubles;
    this.integers = new Int32Array(doubles.buffer);
    this.words = new Uint16Array(doubles.buffer);
  }
}
