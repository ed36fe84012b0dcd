import { audit } from './audit.ts';
import { claim } from './claim.ts';
import { commit } from './commit.ts';
import { compactCommit } from './compact-commit.ts';
import { documents } from './documents.ts';
import { dueQueue } from './due-queue.ts';
import { erasingAndMerging } from './erasing-and-merging.ts';
import { intake } from './intake.ts';
import type { Migration } from './migration.ts';
import { parkedAndSealed } from './parked-and-sealed.ts';
import { rowSecurity } from './row-security.ts';
import { tables } from './tables.ts';
import { verifying } from './verifying.ts';

/** Every migration, oldest first. One that was released is never changed: a new one follows it. */
export const migrations: readonly Migration[] = [
  tables,
  intake,
  claim,
  commit,
  documents,
  rowSecurity,
  erasingAndMerging,
  audit,
  verifying,
  compactCommit,
  parkedAndSealed,
  dueQueue,
];
