import { createEngine, type Logger } from '@sojourn/engine';
import { createChangeFeed } from './change-feed.ts';
import { openDatabase } from './database/open-database.ts';
import { createDrafts } from './drafts.ts';
import { openDemoClock } from './engine/demo-clock.ts';
import { createHandlers } from './engine/handlers.ts';
import { watchStore } from './engine/watch-store.ts';
import { startWorker } from './engine/worker.ts';
import type { Host } from './host.ts';
import { createApp } from './http/app.ts';
import { takePort, type Door } from './http/listen.ts';
import { openPage } from './http/page.ts';
import { createDeliveryLog } from './messages/delivery-log.ts';
import { startMailServer } from './messages/mail-server.ts';
import { createMessageLog } from './messages/message-log.ts';
import { seedSampleContacts } from './seed/sample-contacts.ts';
import type { Settings } from './settings.ts';
import { readWebhookSecret } from './webhook-secret.ts';
import { loadWorkspace } from './workspace.ts';

/** A server that runs. */
export interface RunningServer {
  readonly url: string;
  /** Where its data is, in words. */
  readonly database: string;
  /** Takes nothing new, lets what is under way finish, and closes the database. */
  close(): Promise<void>;
}

/** Hears of troubles that no request can be told about. */
export type TroubleListener = (code: string, error: unknown) => void;

/** What is opened on the way, to be closed in the opposite order. */
type Closers = (() => Promise<void>)[];

/**
 * Starts everything in order: the port, the database, mail, the engine, and only then opens the door.
 *
 * @throws SettingsError, DatabaseUnavailable with a message for the person at the terminal; nothing is left open then.
 */
export async function startServer(settings: Settings, onTrouble: TroubleListener): Promise<RunningServer> {
  const door = await takePort(settings.host, settings.port);
  const closing = new AbortController();
  const closers: Closers = [];
  const close = async (): Promise<void> => {
    // First nothing new comes in, then what it would have used is closed.
    closing.abort();
    await door.close();
    for (const one of closers.splice(0).toReversed()) await one();
  };
  try {
    const host = await openHost(settings, door, onTrouble, closing.signal, closers);
    const page = await openPage(settings, door.server);
    closers.push(() => page.close());
    door.open(page.around(createApp(host, (error) => onTrouble('request', error)).fetch));
    return { url: door.url, database: host.database.name, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openHost(settings: Settings, door: Door, onTrouble: TroubleListener, closing: AbortSignal, closers: Closers): Promise<Host> {
  const workspace = await loadWorkspace(settings.journeysDir);
  const database = await openDatabase(settings);
  closers.push(() => database.close());

  const feed = createChangeFeed();
  const store = watchStore(database.store, feed);
  const messages = createMessageLog(database, feed);
  const deliveries = createDeliveryLog(database, feed);
  const mailServer = settings.smtpUrl === undefined ? await startMailServer(messages) : undefined;
  if (mailServer) closers.push(() => mailServer.close());

  const clock = await openDemoClock(store, feed);
  const webhookSecret = await readWebhookSecret(store);
  const { catalog, policy } = workspace;
  const smtpUrl = settings.smtpUrl ?? mailServer?.url ?? '';
  const handlers = createHandlers({ catalog, smtpUrl, ownUrl: ownUrl(door), webhookSecret, now: () => clock.now() });
  const logger: Logger = { log: (level, code, fields) => (level === 'error' || level === 'warn' ? onTrouble(code, fields) : undefined) };
  const engine = createEngine({ store, clock, catalog, policy, handlers, logger });
  await seedSampleContacts(engine, store);
  const worker = startWorker(engine, (error) => onTrouble('worker', error));
  closers.push(() => worker.stop());

  const smtpServer = settings.smtpUrl === undefined ? null : new URL(settings.smtpUrl).host;
  const drafts = createDrafts(store);
  return { workspace, database, store, engine, clock, worker, drafts, messages, deliveries, feed, webhookSecret, smtpServer, closing };
}

/** The stand-ins are reached over loopback, also when the server listens on every address. */
function ownUrl({ url }: Door): string {
  return `http://127.0.0.1:${new URL(url).port}`;
}
