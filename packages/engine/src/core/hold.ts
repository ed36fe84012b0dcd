import { addDuration } from '@sojourn/schema';
import type { Duration, Instant } from '@sojourn/schema';
import type { Batch } from './batch.ts';
import { withhold } from './effects/begin.ts';
import type { TimerBody } from './inputs.ts';
import type { LiveEnrollment } from './live-enrollment.ts';
import type { SuspensionState } from './state.ts';

/** Whether an enrollment's timers and due effects wait for its journey to be resumed. */
export function isHeldBack(batch: Batch, enrollment: LiveEnrollment): boolean {
  return batch.isPaused(enrollment.compiled.id);
}

/**
 * Keeps a timer that has fallen due under a pause. It leaves the store, so that nobody polls it, and stays set: what clears or
 * moves it does so as ever.
 *
 * @returns Whether it is kept. A worker's death is told also under a pause.
 */
export function holdTimer(batch: Batch, enrollment: LiveEnrollment, name: string, body: TimerBody): boolean {
  if (body.kind === 'lost' || enrollment.hasEnded || !isHeldBack(batch, enrollment)) return false;
  enrollment.held = [...enrollment.held, { name, body }];
  enrollment.isChanged = true;
  return true;
}

/** Keeps a timer that fell due while the enrollment was suspended, and is taken up again while its journey is paused. */
export function holdAgain(batch: Batch, enrollment: LiveEnrollment, { name, due, body }: SuspensionState['timers'][number]): boolean {
  if (name === undefined || !isHeldBack(batch, enrollment)) return false;
  enrollment.noteTimer(name, due, body);
  return holdTimer(batch, enrollment, name, body);
}

/** Notes since when effects wait for their journey to be resumed. */
export function noteWaitingEffects(batch: Batch): void {
  if (batch.index.acts.length === 0 && batch.trips.length === 0) return;
  for (const enrollment of batch.live) {
    const { effect } = enrollment;
    if (effect?.phase !== 'due' || effect.waitsSince !== undefined || !isHeldBack(batch, enrollment)) continue;
    enrollment.effect = { ...effect, waitsSince: batch.now };
    enrollment.isChanged = true;
  }
}

/** Takes a journey's enrollments up again: timers that fell due meanwhile fire now, effects that waited are begun, unless they are stale. */
export function resumeEnrollments(batch: Batch, journeyId: string, skipOlderThan: Duration | undefined): void {
  for (const enrollment of batch.live) {
    if (enrollment.compiled.id !== journeyId || enrollment.hasEnded) continue;
    if (skipOlderThan !== undefined) skipStaleEffect(batch, enrollment, skipOlderThan);
    release(batch, enrollment);
  }
}

/** Lets go what a pause has held of an enrollment. */
export function release(batch: Batch, enrollment: LiveEnrollment): void {
  const { effect, held } = enrollment;
  if (effect?.waitsSince !== undefined) {
    const { waitsSince: _over, ...rest } = effect;
    enrollment.effect = rest;
    enrollment.isChanged = true;
  }
  for (const { name, body } of held) {
    const due = enrollment.dueOf(name);
    if (due === undefined) continue;
    enrollment.forgetTimer(name);
    batch.setTimer(enrollment, name, due, body, body.kind === 'begin' ? 'effect' : 'input');
  }
}

function skipStaleEffect(batch: Batch, enrollment: LiveEnrollment, age: Duration): void {
  // What a suspension holds is not the pause's to drop.
  const since = enrollment.status === 'live' ? waitingSince(enrollment) : undefined;
  if (since === undefined || addDuration(since, age, batch.zoneFor(enrollment)) >= batch.now) return;
  withhold(batch, enrollment, 'stale');
}

/** Since when an effect is due and not begun; one that waits for its next attempt has a timer that says so. */
function waitingSince(enrollment: LiveEnrollment): Instant | undefined {
  const { effect, held } = enrollment;
  if (effect === undefined) return undefined;
  if (effect.phase === 'due') return effect.waitsSince;
  const begin = held.find(({ body }) => body.kind === 'begin' && body.key === effect.key);
  return begin === undefined ? undefined : enrollment.dueOf(begin.name);
}
