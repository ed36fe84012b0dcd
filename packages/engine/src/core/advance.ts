import type { Advance, AdvanceOptions, Definitions, PlacedInput, Snapshot } from './advance-types.ts';
import { awaitOccurrences, nextAhead } from './ahead.ts';
import { applyAct, nextAct } from './apply-act.ts';
import type { AgendaItem } from './agenda.ts';
import { applyInput } from './apply-input.ts';
import type { Batch } from './batch.ts';
import { deleteContact } from './delete-contact.ts';
import { forward } from './merge/forward.ts';
import { handOver } from './merge/hand-over.ts';
import { takeOver } from './merge/take-over.ts';
import { turnDown } from './merge/turn-down.ts';
import { openBatch } from './open-batch.ts';
import { dropInput, wholeEffect } from './whole-contact.ts';

/**
 * Advances one contact by its due inputs, in their order, and by the timers that these set and that are due by `options.now`.
 *
 * Pure: the same definitions, snapshot and inputs give the same answer, bytes included. How many inputs one call takes changes
 * nothing but how often it is called. Instants come from the inputs, never from `options.now`, so a late call decides as a
 * punctual one.
 *
 * @param inputs - In any order. Timers carry their name; one that an earlier input of the batch clears is not applied.
 */
export function advance(definitions: Definitions, snapshot: Snapshot, inputs: readonly PlacedInput[], options: AdvanceOptions): Advance {
  const { batch, agenda, result } = openBatch(definitions, snapshot, inputs, options);
  for (;;) {
    const item = agenda.peek();
    // Also what was done after the last input, so that nobody is left behind by a sweep that has passed before this commit.
    const limit = item === undefined ? { at: options.now, known: undefined, place: undefined } : { ...item, known: item.body.known };
    const ahead = nextAhead(batch, limit);
    const next = ahead ?? limit;
    const act = nextAct(batch, next.at, next.known);
    // What an act or a launch sets may be due before the input that it precedes.
    if (act !== undefined) applyAct(batch, act);
    else if (ahead !== undefined) ahead.apply();
    else if (item === undefined) {
      awaitOccurrences(batch, options.now);
      return result();
    } else {
      agenda.next();
      const whole = wholeEffect(batch.contact, item);
      if (whole === undefined) applyInput(batch, item);
      else if (whole === 'forward') forward(batch, item);
      else if (whole === 'drop') dropInput(batch, item);
      else if (whole === 'turn down' && item.body.type === 'merged') turnDown(batch, item, item.body);
      else return changeWhole(batch, item, result, inputs);
    }
  }
}

/**
 * Erases the contact, hands it over or takes another one over. What comes behind it stays in the inbox: it is of a contact that
 * nobody knows, or of another one, or of one whose ages are new.
 */
function changeWhole(batch: Batch, item: AgendaItem, result: () => Advance, inputs: readonly PlacedInput[]): Advance {
  const { body, at } = item;
  if (body.type === 'merged') {
    takeOver(batch, item, body);
    return result();
  }
  if (body.type === 'merge') {
    const timers = [...handOver(batch, item, body.into), ...inputs.flatMap(({ timer }) => timer ?? [])];
    const done = result();
    const clear = new Set([...done.clear, ...done.timers.map(({ name }) => name), ...timers]);
    return { ...done, timers: [], clear: [...clear], handedOver: true };
  }
  const { trace, refusals, queued } = result();
  const erased = { at, trace: trace.length, refusals: refusals.length, queued: queued.length };
  deleteContact(batch, item);
  return { ...result(), timers: [], clear: [], changes: [], erased };
}
