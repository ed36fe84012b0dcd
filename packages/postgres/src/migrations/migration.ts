/** One forward step of the store's tables and functions, run once, in a transaction. */
export interface Migration {
  /** From 1, without gaps. */
  readonly version: number;
  /** What it does, in a few words; kept in the database beside the version. */
  readonly name: string;
  /** @param schema - A checked name that needs no quotes. */
  sql(schema: string): string;
}
