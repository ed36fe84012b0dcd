import { useReactFlow } from '@xyflow/react';
import { useCanvas } from '../canvas/canvas-context.ts';
import { useEditorContext } from '../context/editor-context.ts';
import type { Point } from '../layout/layout.ts';
import { useInsert } from '../picker/use-insert.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import { moveTo, refusalAt } from './drop-places.ts';
import type { DropPlace, Load } from './drop-places.ts';

/** What is said of a load, and what happens when it is let go. */
export interface Dropping {
  readonly title: string;
  nameOf(place: DropPlace): string;
  refusalAt(place: DropPlace): string | undefined;
  /** On an edge. */
  dropOn(place: DropPlace): void;
  /** Where it is, in the window: the card is pinned there. */
  pinAt(point: Point): void;
}

/** How a load is dropped in the editor around, each as one step of history. */
export function useDropping(load: Load): Dropping {
  const { editor, view, words } = useEditorContext();
  const { picture, titleOf, onPin, isRtl } = useCanvas();
  const { screenToFlowPosition } = useReactFlow();
  const insertItem = useInsert();
  const title = load.kind === 'item' ? load.item.label : titleOf(load.nodeId);
  const nameOf = ({ connection }: DropPlace): string =>
    connection.source === ENTRY_CARD
      ? words('drag.afterEntry')
      : words('drag.after', { outlet: connection.name, title: titleOf(connection.source) });
  const refused = (place: DropPlace): string | undefined => refusalAt(place, load, editor.getSnapshot(), words);
  return {
    title,
    nameOf,
    refusalAt: refused,
    dropOn(place) {
      const reason = refused(place);
      if (reason !== undefined) view.setState({ announcement: reason, notice: reason });
      else if (load.kind === 'item') insertItem(load.item, place.connection.place);
      else if (editor.apply([moveTo(place, load)], words('operation.move', { title })).length === 0) {
        view.setState({ announcement: words('live.moved', { title, place: nameOf(place) }) });
        editor.reveal({ nodeId: load.nodeId });
      }
    },
    pinAt(point) {
      if (load.kind === 'item') return;
      const { layout, origin } = picture.current.anchored;
      const entry = layout.positions.get(ENTRY_CARD) ?? { x: 0, y: 0 };
      const to = screenToFlowPosition(point);
      const x = to.x - entry.x - origin.x;
      onPin?.(load.nodeId, { x: Math.round(isRtl ? -x : x), y: Math.round(to.y - entry.y - origin.y) });
    },
  };
}
