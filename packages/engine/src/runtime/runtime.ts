import type { AdvanceFunction } from '../core/advance-types.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContactReader } from '../ports/contact-reader.ts';
import type { Logger } from '../ports/logger.ts';
import type { Platform } from '../ports/platform.ts';
import type { Store, Tenant } from '../ports/store.ts';
import type { TenantSettings } from './engine.ts';
import type { DefinitionCache } from './definitions.ts';
import type { FullBuckets } from './full-buckets.ts';
import type { SettingsBook } from './settings-book.ts';
import type { IsolationBook } from './isolate.ts';
import type { Observer } from './observe/timed-span.ts';

/** What the parts of one engine share. */
export interface Runtime {
  readonly store: Store;
  readonly clock: Clock;
  readonly platform: Platform;
  readonly logger: Logger;
  readonly worker: string;
  readonly leaseMs: number;
  readonly contactReader?: ContactReader;
  readonly choices?: Readonly<Record<string, string | boolean>>;
  readonly settingsOf: (tenant: Tenant) => Promise<TenantSettings>;
  readonly definitions: DefinitionCache;
  readonly isolation: IsolationBook;
  readonly fullBuckets: FullBuckets;
  readonly settingsBook: SettingsBook;
  /** Whether inputs are recorded for replay; they are if absent. */
  readonly recordInputs?: boolean;
  /** Sees what is done; absent if nobody asked to. */
  readonly observer?: Observer;
  /** The core. */
  readonly advance: AdvanceFunction;
  /** Batches and effects under way in this engine, whoever started them: settling waits for them too. */
  readonly busy: Set<Promise<unknown>>;
}
