import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** What the places of a statement are bound to: values in turn, or one object for all names. */
export type Bindings = readonly SQLInputValue[] | readonly [Readonly<Record<string, SQLInputValue>>];

/** Statements of one database, each compiled once. */
export interface Sql {
  run(sql: string, ...bindings: Bindings): void;
  /** @typeParam Row - The columns that the statement selects. */
  all<Row>(sql: string, ...bindings: Bindings): readonly Row[];
  first<Row>(sql: string, ...bindings: Bindings): Row | undefined;
  /** All of it or nothing, and nobody else writes meanwhile. */
  transaction<T>(work: () => T): T;
}

/** Wraps a database. */
export function createSql(database: DatabaseSync): Sql {
  const statements = new Map<string, StatementSync>();
  const prepare = (text: string): StatementSync => {
    const statement = statements.get(text) ?? database.prepare(text);
    statements.set(text, statement);
    return statement;
  };
  // node:sqlite takes an object in the first place for names; its types have that as an overload of its own.
  const plain = (bindings: Bindings): SQLInputValue[] => bindings as SQLInputValue[];
  return {
    run: (text, ...bindings) => void prepare(text).run(...plain(bindings)),
    all<Row>(text: string, ...bindings: Bindings) {
      const rows: unknown = prepare(text).all(...plain(bindings));
      return rows as readonly Row[]; // The statement stands next to its type at every caller.
    },
    first<Row>(text: string, ...bindings: Bindings) {
      const row: unknown = prepare(text).get(...plain(bindings));
      return row as Row | undefined; // As above.
    },
    transaction(work) {
      database.exec('begin immediate');
      try {
        const result = work();
        database.exec('commit');
        return result;
      } catch (error) {
        database.exec('rollback');
        throw error;
      }
    },
  };
}
