import type { ChangeFeed } from '../change-feed.ts';
import type { Database } from '../database/database.ts';

/** A webhook that the demo's receiver accepted. */
export interface Delivery {
  /** Its `webhook-id`: the effect's key. */
  readonly id: string;
  readonly type: string;
  /** Epoch milliseconds, in the demo's time. */
  readonly at: number;
  readonly contactId: string | null;
  readonly body: unknown;
  /** How often it arrived; a receiver acts on an id once. */
  readonly arrivals: number;
}

/** The webhooks received, in a table of the host's own. */
export interface DeliveryLog {
  add(delivery: Omit<Delivery, 'arrivals'>): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<readonly Delivery[]>;
}

interface DeliveryRow {
  readonly id: string;
  readonly type: string;
  readonly happened_at: string | number;
  readonly contact_id: string | null;
  readonly body: string;
  readonly arrivals: number;
}

/** The webhooks of a database. */
export function createDeliveryLog(database: Database, feed: ChangeFeed): DeliveryLog {
  return {
    async add({ id, type, at, contactId, body }) {
      await database.query(
        `insert into playground_delivery (id, type, happened_at, contact_id, body) values ($1, $2, $3, $4, $5)
         on conflict (id) do update set arrivals = playground_delivery.arrivals + 1`,
        [id, type, at, contactId, JSON.stringify(body)],
      );
      feed.tell('messages');
    },
    async list(limit) {
      const rows = await database.query<DeliveryRow>('select * from playground_delivery order by happened_at desc, id desc limit $1', [
        limit,
      ]);
      return rows.map((row) => ({
        id: row.id,
        type: row.type,
        at: Number(row.happened_at),
        contactId: row.contact_id,
        body: JSON.parse(row.body) as unknown,
        arrivals: row.arrivals,
      }));
    },
  };
}
