import type { Editor } from '../store/editor.ts';

/** The card that has the focus inside an element, also in a shadow root. */
export function focusedCard(root: Element | null): string | undefined {
  const active = activeInside(root);
  return active?.closest('[data-card]')?.getAttribute('data-card') ?? undefined;
}

/** What has the focus, if it stands inside. */
export function activeInside(root: Element | null): Element | undefined {
  if (root === null) return undefined;
  // Both kinds of root have it; only their common type lacks it.
  const active = (root.getRootNode() as Document | ShadowRoot).activeElement;
  return active !== null && root.contains(active) ? active : undefined;
}

/** What an action on steps is meant for: the selection, or the card that has the focus where that is not selected. In document order. */
export function stepsAt(editor: Editor, root: Element | null): readonly string[] {
  const { journey, selection } = editor.getSnapshot();
  const focused = focusedCard(root);
  const chosen = new Set(focused === undefined || selection.includes(focused) ? selection : [focused]);
  return Object.keys(journey.nodes).filter((id) => chosen.has(id));
}
