/** Cells of one page. A record never goes over the edge of its page. */
const pageBits = 14;
const pageSize = 2 ** pageBits;

/** A piece of memory with three views: one double, two integers or four small integers a cell of eight bytes. */
export class Page {
  readonly doubles: Float64Array = new Float64Array(pageSize);
  readonly integers: Int32Array = new Int32Array(this.doubles.buffer);
  readonly words: Uint16Array = new Uint16Array(this.doubles.buffer);
}

/**
 * Numbers of many records, in cells. A record is so many cells in a row; one that is freed makes place for the next of its size.
 * What would be an object with its boxed numbers for each record costs a third here, and the garbage collector never looks at it.
 */
export class Cells {
  readonly #pages: Page[] = [];
  readonly #free: number[][] = [];
  /** The first cell that nobody has had. */
  #next = 0;

  /** The page of a cell. */
  pageOf(cell: number): Page {
    return this.#pages[cell >>> pageBits] ?? this.#pageAt(cell >>> pageBits);
  }

  /** Where a cell is in its page. */
  placeOf(cell: number): number {
    return cell & (pageSize - 1);
  }

  /**
   * @param size - At most a page.
   * @returns The first cell of a new record.
   */
  take(size: number): number {
    const freed = this.#free[size]?.pop();
    if (freed !== undefined) return freed;
    const left = pageSize - (this.#next & (pageSize - 1));
    // The rest of a page that is too short for it stays empty.
    if (left < size) this.#next += left;
    const first = this.#next;
    this.#next += size;
    return first;
  }

  free(first: number, size: number): void {
    (this.#free[size] ??= []).push(first);
  }

  #pageAt(index: number): Page {
    const page = new Page();
    this.#pages[index] = page;
    return page;
  }
}
