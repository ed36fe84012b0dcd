import { createEngine } from '@sojourn/engine';
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

/**
 * Starts everything in order: the port, the database, mail, the engine, and only then opens the door.
 *
 * @throws SettingsError, DatabaseUnavailable with a message for the person at the terminal; nothing is left open then.
 */
export async function startServer(settings: Settings, onTrouble: TroubleListener): Promise<RunningServer> {
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const one of closers.splice(0).toReversed()) await one();
  };
  try {
    return await start(settings, onTrouble, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(
  settings: Settings,
  onTrouble: TroubleListener,
  closers: (() => Promise<void>)[],
  close: () => Promise<void>,
): Promise<RunningServer> {
  const door = await takePort(settings.host, settings.port);
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
  const engine = createEngine({
    store,
    clock,
    catalog: workspace.catalog,
    policy: workspace.policy,
    handlers: createHandlers({
      catalog: workspace.catalog,
      smtpUrl: settings.smtpUrl ?? mailServer?.url ?? '',
      ownUrl: ownUrl(door),
      webhookSecret,
      now: () => clock.now(),
    }),
    logger: { log: (level, code, fields) => (level === 'error' || level === 'warn' ? onTrouble(code, fields) : undefined) },
  });
  await seedSampleContacts(engine, store);
  const worker = startWorker(engine, (error) => onTrouble('worker', error));
  closers.push(() => worker.stop());

  const host: Host = {
    workspace,
    database,
    store,
    engine,
    clock,
    worker,
    messages,
    deliveries,
    feed,
    webhookSecret,
    drafts: createDrafts(store),
    smtpServer: settings.smtpUrl === undefined ? null : new URL(settings.smtpUrl).host,
  };
  const app = createApp(host, (error) => onTrouble('request', error));
  const page = await openPage(settings, door.server);
  closers.push(() => page.close());
  closers.push(() => door.close());
  door.open(page.around(app.fetch));
  return { url: door.url, database: database.name, close };
}

/** The stand-ins are reached over loopback, also when the server listens on every address. */
function ownUrl({ url }: Door): string {
  return `http://127.0.0.1:${new URL(url).port}`;
}
