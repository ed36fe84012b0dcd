import { canonicalJson, utf8Bytes } from '@sojourn/schema';
import type { InstantText } from '@sojourn/schema';
import { Sha256 } from '../../core/sha256.ts';

/** What an operator, or the breaker, did to a journey or to somebody in it. */
export interface Act {
  readonly type: 'publish' | 'pause' | 'resume' | 'archive' | 'exit' | 'retry' | 'move' | 'complete_task' | 'reassign_task';
  /** Who, as the caller named them. */
  readonly by?: string;
  /** Of `publish`: the version it makes. */
  readonly version?: number;
  /** Of `publish`: what becomes of the people in earlier versions; absent if they stay there. */
  readonly inFlight?: 'keep' | 'recompute' | 'exit';
  readonly note?: string;
  /** Of `resume`. */
  readonly skipOlderThan?: string;
  readonly enrollmentId?: string;
  /** Of `move`: where to. */
  readonly nodeId?: string;
  /** Of `exit`. */
  readonly reason?: string;
  readonly taskId?: string;
  /** Of `complete_task`. */
  readonly outcome?: string;
  /** Of `reassign_task`. */
  readonly assignee?: string;
  /** Of `commandMany`: how many enrollments, in which state, and at which node if only there. */
  readonly count?: number;
  readonly status?: string;
  readonly from?: string;
}

/**
 * An act in its journey's chain. It holds no contact data: what came with a decision is in the enrollment's log. It is written before the
 * act takes effect: of one that then failed, because the store went away, the entry stays.
 */
export interface RecordedAct extends Act {
  /** From 1, without gaps, per journey. */
  readonly seq: number;
  readonly at: InstantText;
  /** The hash of the act before; empty for the first. */
  readonly before: string;
  /** SHA-256 of the canonical JSON of all other fields, as hexadecimal digits. */
  readonly hash: string;
}

/** The hash that an act must have. */
export function hashOfAct(act: Omit<RecordedAct, 'hash'>): string {
  const hasher = new Sha256();
  const present = Object.fromEntries(Object.entries(act).filter(([name, value]) => name !== 'hash' && value !== undefined));
  hasher.hash(utf8Bytes(canonicalJson(present)));
  return Array.from(hasher.state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
