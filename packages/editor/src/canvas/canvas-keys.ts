import type { KeyboardEvent } from 'react';
import { ENTRY_CARD } from '../store/editor.ts';
import type { AnchoredLayout } from './anchored-layout.ts';
import type { CanvasEditing } from './canvas-editing.ts';
import type { JourneyGraph } from './journey-graph.ts';
import type { CardFocus } from './use-card-focus.ts';
import { walk } from './walk.ts';

interface KeyOptions extends Pick<CardFocus, 'cardOf' | 'focusCard'> {
  readonly graph: JourneyGraph;
  readonly anchored: AnchoredLayout;
  readonly editing: CanvasEditing | undefined;
  readonly selection: readonly string[];
  onSelect(ids: readonly string[]): void;
}

/**
 * Keys on a card: arrows walk, with Shift they take along where they come; Shift and Enter or Space choose one more. `A` adds after it
 * (on an open way out first), `M` picks it up (with Shift all that hangs on it), Delete removes, Escape goes back to the journey.
 */
export function handleCanvasKey(event: KeyboardEvent, options: KeyOptions): void {
  const { cardOf, focusCard, graph, anchored, editing, selection, onSelect } = options;
  const id = cardOf(event.target);
  if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const to = walk(id, event.key, graph, anchored.layout);
  const ways = graph.connections.filter((one) => one.source === id);
  const way = ways.find((one) => one.target === undefined) ?? ways[0];
  if (to !== undefined) {
    focusCard(to);
    if (event.shiftKey) onSelect([...new Set([...selection, id, to])]);
  } else if (event.shiftKey && (event.key === 'Enter' || event.key === ' '))
    onSelect(selection.includes(id) ? selection.filter((one) => one !== id) : [...selection, id]);
  else if (event.key.toLowerCase() === 'a' && way !== undefined && editing !== undefined) editing.insert(way.place);
  else if (event.key.toLowerCase() === 'm' && id !== ENTRY_CARD && editing !== undefined) editing.carry(id, event.shiftKey);
  else if ((event.key === 'Delete' || event.key === 'Backspace') && editing !== undefined) removeAt(id, editing, selection);
  else if (event.key === 'Escape') onSelect([]);
  else if (!event.key.startsWith('Arrow')) return;
  event.preventDefault();
  event.stopPropagation();
}

function removeAt(id: string, editing: CanvasEditing, selection: readonly string[]): void {
  const chosen = selection.includes(id) ? selection.filter((one) => one !== ENTRY_CARD) : [];
  if (chosen.length > 1) void editing.steps.remove(chosen);
  else if (id !== ENTRY_CARD) editing.remove(id);
}
