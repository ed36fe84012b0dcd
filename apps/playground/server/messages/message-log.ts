import type { ChangeFeed } from '../change-feed.ts';
import type { Database } from '../database/database.ts';

/** A message that reached its reader. */
export interface Message {
  /** Message-ID of a mail; the idempotency key of anything else. */
  readonly id: string;
  readonly kind: 'email' | 'sms';
  /** Epoch milliseconds, in the demo's time. */
  readonly sentAt: number;
  readonly contactId: string | null;
  /** Key of the effect it came from: events that answer the message name it. */
  readonly effectKey: string | null;
  readonly sender: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  /** How often it arrived; a mailbox shows a message of the same id once. */
  readonly arrivals: number;
}

/** Which messages, newest first; `before` is the previous page's `next`. */
export interface MessageQuery {
  readonly contactId?: string;
  readonly before?: string;
  readonly limit: number;
}

/** The demo's inbox, in a table of the host's own. */
export interface MessageLog {
  /** Durable before it resolves. */
  add(message: Omit<Message, 'arrivals'>): Promise<void>;
  list(query: MessageQuery): Promise<{ readonly rows: readonly Message[]; readonly next?: string }>;
  get(id: string): Promise<Message | undefined>;
}

interface MessageRow {
  readonly id: string;
  readonly kind: Message['kind'];
  readonly sent_at: string | number;
  readonly contact_id: string | null;
  readonly effect_key: string | null;
  readonly sender: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly arrivals: number;
}

/** The messages of a database. */
export function createMessageLog(database: Database, feed: ChangeFeed): MessageLog {
  return {
    async add(message) {
      const { id, kind, sentAt, contactId, effectKey, sender, recipient, subject, body } = message;
      await database.query(
        `insert into playground_message (id, kind, sent_at, contact_id, effect_key, sender, recipient, subject, body)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do update set arrivals = playground_message.arrivals + 1`,
        [id, kind, sentAt, contactId, effectKey, sender, recipient, subject, body],
      );
      feed.tell('messages');
    },
    async list({ contactId, before, limit }) {
      // A page ends at a time and an id: mails of one instant are common in a demo that skips time.
      const [at, id] = before === undefined ? [null, null] : splitOnce(before);
      const rows = await database.query<MessageRow>(
        `select * from playground_message
         where ($1::text is null or contact_id = $1) and ($2::bigint is null or (sent_at, id) < ($2::bigint, $3::text))
         order by sent_at desc, id desc limit $4`,
        [contactId ?? null, at, id, limit + 1],
      );
      const page = rows.slice(0, limit).map(toMessage);
      const last = rows.length > limit ? page.at(-1) : undefined;
      return { rows: page, ...(last ? { next: `${last.sentAt}:${last.id}` } : {}) };
    },
    async get(id) {
      const [row] = await database.query<MessageRow>('select * from playground_message where id = $1', [id]);
      return row && toMessage(row);
    },
  };
}

function splitOnce(cursor: string): [string, string] {
  const at = cursor.indexOf(':');
  return [cursor.slice(0, at), cursor.slice(at + 1)];
}

function toMessage(row: MessageRow): Message {
  return {
    id: row.id,
    kind: row.kind,
    // Drivers give a bigint as text or as a number.
    sentAt: Number(row.sent_at),
    contactId: row.contact_id,
    effectKey: row.effect_key,
    sender: row.sender,
    recipient: row.recipient,
    subject: row.subject,
    body: row.body,
    arrivals: row.arrivals,
  };
}
