import type { Advance, AdvanceOptions, Definitions } from '../core/advance-types.ts';
import type { InputBody } from '../core/inputs.ts';
import type { ContactState } from '../core/state.ts';
import { isEmpty } from '../core/own.ts';
import type { DueInput, Loaded } from '../ports/store.ts';
import type { RecordedBatch, RecordedInput, RecordedState } from './recording.ts';

/** What a batch was advanced with. */
export interface RecordingSettings {
  readonly options: AdvanceOptions;
  readonly source: Definitions['source'];
}

/** A log that is read for replay alone. */
export function inputStream(contactId: string): string {
  return `inputs:${contactId}`;
}

/** What is recorded of a batch, and how far the contact's records have come with it. */
export function recordBatch(
  loaded: Loaded,
  { contact, consumed, erased, metFull }: Advance,
  recording: RecordingSettings | undefined,
): { readonly entry: RecordedBatch | RecordedState | undefined; readonly counter: NonNullable<ContactState['recorded']> } {
  const before = contact.recorded ?? (loaded.contact === null ? { n: 0 } : { n: 0, gap: true as const });
  const source = recording?.source;
  if (recording === undefined || source === undefined) return { entry: undefined, counter: { n: before.n, gap: true } };
  const seq = before.n + 1;
  // Nothing that came before may be told again; what is left of the contact is where a replay of what comes later begins.
  if (erased !== undefined) return { entry: { seq, state: contact }, counter: { n: seq } };
  const { now, grants = {}, exhausted = [], choices } = recording.options;
  const bySeq = new Map(loaded.inputs.map((input) => [input.seq, input]));
  const entry: RecordedBatch = {
    seq,
    now,
    ...source,
    inputs: consumed.flatMap((one) => toRecorded(bySeq.get(one))),
    ...(isEmpty(grants) ? {} : { grants }),
    ...(exhausted.length === 0 ? {} : { exhausted }),
    ...(metFull === undefined ? {} : { full: metFull }),
    ...(choices === undefined ? {} : { choices }),
    ...(before.gap === undefined ? {} : { gap: true as const }),
  };
  return { entry, counter: { ...before, n: seq } };
}

function toRecorded(input: DueInput | undefined): readonly RecordedInput[] {
  if (input === undefined) return [];
  const { timer, due, arrived } = input;
  // Only the engine fills inboxes, with bodies of this type.
  const body = input.body as InputBody;
  return [timer === undefined ? { at: arrived, body } : { at: due, timer, body }];
}
