import type { JsonObject } from '../values.ts';

/** What every node has beside its own data. Each edge of a journey is one entry of `outlets`. */
export interface NodeBase {
  readonly name?: string;
  readonly note?: string;
  /** Outlet name to node id; `null` or absent is open. */
  readonly outlets?: Readonly<Record<string, string | null>>;
  /** The host's own; survives load, edit and save untouched. */
  readonly meta?: JsonObject;
}
