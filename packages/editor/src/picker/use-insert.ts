import { freshNodeId } from '@sojourn/schema/editing';
import type { Place } from '@sojourn/schema';
import { useCallback } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import { faceOf } from '../nodes/registry.ts';
import { markFresh, placeOfCard } from '../problems/freshness.ts';
import { behindPlace } from './palette.ts';
import type { PaletteItem } from './palette.ts';

/** Inserts an item of the palette at a place, as one step of history, and selects the new step. */
export function useInsert(): (item: PaletteItem, place: Place) => void {
  const { editor, view, words } = useEditorContext();
  return useCallback(
    (item, place) => {
      const { journey, host } = editor.getSnapshot();
      const { node, through } = item.make(behindPlace(journey, place));
      const nodeId = freshNodeId(journey, item.stem, Math.random);
      const { title } = faceOf(node, { words, catalog: host.catalog, journey }, host.extensions);
      const operation = { op: 'insert', at: place, nodeId, node, ...(through === undefined ? {} : { through }) } as const;
      markFresh(view, placeOfCard(nodeId));
      if (editor.apply([operation], words('operation.insert', { title })).length > 0) return;
      view.setState({ announcement: words('live.inserted', { title }), sheet: true });
      editor.reveal({ nodeId });
    },
    [editor, view, words],
  );
}
