import type { KnownNode } from '@sojourn/schema';
import type { Scope } from './conditions.ts';
import type { Effect, Enrollment, World } from './world.ts';

export function scopeOf(world: World, enrollment: Enrollment): Scope {
  return { world, contact: enrollment.contact, enrollment, now: enrollment.contact.now };
}

/** The node that an enrollment is at. */
export function nodeOf(enrollment: Enrollment): KnownNode | undefined {
  // Publishing refuses nodes of types that are not known.
  return enrollment.nodeId === null ? undefined : (enrollment.journey.nodes[enrollment.nodeId] as KnownNode | undefined);
}

/** The effect of the node that the enrollment is at. */
export function newEffect(enrollment: Enrollment): Effect {
  const nodeId = enrollment.nodeId ?? '';
  const visit = enrollment.visits.get(nodeId) ?? 0;
  const { now } = enrollment.contact;
  const key = `default:${enrollment.id}:${nodeId}:${visit}`;
  return {
    key,
    nodeId,
    visit,
    requestedAt: now,
    attempt: 0,
    spent: 0,
    state: 'due',
    dueAt: now,
    counted: [],
    deferred: undefined,
    again: false,
  };
}
