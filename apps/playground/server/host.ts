import type { Engine, ShiftedClock, Store } from '@sojourn/engine';
import type { ChangeFeed } from './change-feed.ts';
import type { Database } from './database/database.ts';
import type { Drafts } from './drafts.ts';
import type { Worker } from './engine/worker.ts';
import type { DeliveryLog } from './messages/delivery-log.ts';
import type { MessageLog } from './messages/message-log.ts';
import type { Workspace } from './workspace.ts';

/** Everything a route may use. */
export interface Host {
  readonly workspace: Workspace;
  readonly database: Database;
  readonly store: Store;
  readonly engine: Engine;
  readonly clock: ShiftedClock;
  readonly worker: Worker;
  readonly drafts: Drafts;
  readonly messages: MessageLog;
  readonly deliveries: DeliveryLog;
  readonly feed: ChangeFeed;
  readonly webhookSecret: string;
  /** Where mail goes, for the page; `null` is the built-in mailbox. */
  readonly smtpServer: string | null;
  /** Aborted when the server stops: open streams end then. */
  readonly closing: AbortSignal;
}
