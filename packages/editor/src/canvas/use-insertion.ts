import type { Place } from '@sojourn/schema';
import { useCallback, useEffect, useRef } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import { permitTarget, refusalOf } from '../store/permission.ts';
import { useEditor } from '../store/use-editor.ts';
import type { CanvasEditing } from './canvas-editing.ts';

/** Opens the picker beside the “+” of an edge where the host permits it, and says why where it does not. */
export function useInsertion(onOpen: (place: Place, anchor: Element) => void): Pick<CanvasEditing, 'insert' | 'refusal'> {
  const { editor, view, root } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const host = useEditor(editor, (snapshot) => snapshot.host);
  const open = useRef(onOpen);
  useEffect(() => {
    open.current = onOpen;
  });
  const refusal = useCallback(
    (verb: 'insert' | 'delete', id: string) =>
      refusalOf(host, verb, verb === 'insert' ? { kind: 'edge', nodeId: id } : permitTarget(journey, id)),
    [host, journey],
  );
  const insert = useCallback(
    (place: Place, beside?: Element) => {
      const reason = refusal('insert', place === 'start' ? ENTRY_CARD : place.nodeId);
      if (reason !== undefined) {
        view.setState({ announcement: reason });
        return;
      }
      const anchor = beside ?? root?.querySelector(`[data-insert="${CSS.escape(placeId(place))}"]`) ?? root;
      if (anchor) open.current(place, anchor);
    },
    [root, refusal, view],
  );
  return { insert, refusal };
}

function placeId(place: Place): string {
  return place === 'start' ? '#entry:start' : `${place.nodeId}:${place.outlet}`;
}
