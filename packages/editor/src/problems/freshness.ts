import type { Journey, Problem } from '@sojourn/schema';
import type { ViewStore } from '../context/view-store.ts';
import { isWithin, pointerOf } from '../inspector/form/pointer.ts';
import type { Editor } from '../store/editor.ts';
import { ENTRY_CARD } from '../store/editor.ts';

/** What is new, and which fields of it have been left: what nobody has filled in yet is no mistake. */
export interface Freshness {
  /** Places that were made just now, as JSON pointers. */
  readonly fresh: ReadonlySet<string>;
  /** Fields in them that had the focus and lost it. */
  readonly touched: ReadonlySet<string>;
}

export const nothingFresh: Freshness = { fresh: new Set(), touched: new Set() };

/** Whether a finding waits: it lies in something new, in a field nobody has been to. */
export function isQuiet({ pointer }: Problem, { fresh, touched }: Freshness): boolean {
  const lies = (place: string): boolean => isWithin(pointer, place);
  return [...fresh].some(lies) && ![...touched].some(lies);
}

/** The findings to show now; the same list where none waits. */
export function loudProblems(problems: readonly Problem[], freshness: Freshness): readonly Problem[] {
  if (freshness.fresh.size === 0) return problems;
  return problems.filter((problem) => !isQuiet(problem, freshness));
}

/** Something was made at a place: quiet until it is left. */
export function markFresh(view: ViewStore, pointer: string): void {
  view.setState(({ freshness: { fresh, touched } }) => ({
    freshness: { fresh: new Set([...fresh, pointer]), touched: new Set([...touched].filter((place) => !isWithin(place, pointer))) },
  }));
}

/** A field was left. */
export function markTouched(view: ViewStore, pointer: string): void {
  const { freshness } = view.getState();
  if (freshness.touched.has(pointer) || ![...freshness.fresh].some((place) => isWithin(pointer, place) || isWithin(place, pointer))) return;
  view.setState({ freshness: { ...freshness, touched: new Set([...freshness.touched, pointer]) } });
}

/** Where the parts of a card stand in the document. */
export function placeOfCard(id: string): string {
  return id === ENTRY_CARD ? '/entry' : pointerOf('nodes', id);
}

/**
 * Keeps the freshness of a view: an entry without a trigger is fresh from the start; a card stays so until another is selected;
 * everything is looked at in earnest once problems or the simulator are opened, or a field is pointed out.
 *
 * @returns how to stop
 */
export function watchFreshness(editor: Editor, view: ViewStore): () => void {
  if (isUnbegun(editor.getSnapshot().journey)) markFresh(view, '/entry');
  let known = editor.getSnapshot();
  const stopEditor = editor.subscribe(() => {
    const last = known;
    known = editor.getSnapshot();
    if (known.journey.id !== last.journey.id && isUnbegun(known.journey)) markFresh(view, '/entry');
    if (known.revealed !== last.revealed && known.revealed?.pointer !== undefined) view.setState({ freshness: nothingFresh });
    else if (known.selection !== last.selection) leave(view, last.selection, known.selection);
  });
  const stopView = view.subscribe((now, before) => {
    if (now.bottom !== undefined && before.bottom === undefined && now.freshness.fresh.size > 0) view.setState({ freshness: nothingFresh });
  });
  return () => {
    stopEditor();
    stopView();
  };
}

function isUnbegun({ entry }: Partial<Journey>): boolean {
  // What a host gives may be no journey; the editor then says so.
  return (entry as Partial<Journey['entry']> | null | undefined)?.triggers?.length === 0;
}

function leave(view: ViewStore, before: readonly string[], now: readonly string[]): void {
  const left = before.filter((id) => !now.includes(id)).map(placeOfCard);
  const isJourneyLeft = before.length === 0 && now.length > 0;
  const { fresh, touched } = view.getState().freshness;
  const isLeft = (place: string): boolean =>
    left.some((card) => isWithin(place, card)) || (isJourneyLeft && !isWithin(place, '/nodes') && !isWithin(place, '/entry'));
  if (![...fresh].some(isLeft)) return;
  view.setState({ freshness: { fresh: new Set([...fresh].filter((place) => !isLeft(place))), touched } });
}
