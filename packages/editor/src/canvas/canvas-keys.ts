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
  onSelect(ids: readonly string[]): void;
}

/** Keys on a card: arrows walk, `A` adds after it (on an open way out first), Delete removes, Escape goes back to the journey. */
export function handleCanvasKey(event: KeyboardEvent, { cardOf, focusCard, graph, anchored, editing, onSelect }: KeyOptions): void {
  const id = cardOf(event.target);
  if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const to = walk(id, event.key, graph, anchored.layout);
  const ways = graph.connections.filter((one) => one.source === id);
  const way = ways.find((one) => one.target === undefined) ?? ways[0];
  if (to !== undefined) focusCard(to);
  else if (event.key.toLowerCase() === 'a' && way !== undefined && editing !== undefined) editing.insert(way.place);
  else if ((event.key === 'Delete' || event.key === 'Backspace') && id !== ENTRY_CARD && editing !== undefined) editing.remove(id);
  else if (event.key === 'Escape') onSelect([]);
  else if (!event.key.startsWith('Arrow')) return;
  event.preventDefault();
  event.stopPropagation();
}
