import { useCallback, useState } from 'react';
import type { CanvasEditing } from '../canvas/canvas-editing.ts';
import { useEditorContext } from '../context/editor-context.ts';
import type { Point } from '../layout/layout.ts';
import { permitTarget, refusalOf } from '../store/permission.ts';
import type { Carried } from './drag-layer.tsx';

/** What is carried over the canvas of the editor around, and cards that are pinned. */
export interface Carrying extends Pick<CanvasEditing, 'carry' | 'pin'> {
  readonly carried: Carried | undefined;
  setCarried(carried: Carried | undefined): void;
}

/** Picks cards up, and pins them where the host permits that they are moved. */
export function useCarrying(): Carrying {
  const { editor, view, words } = useEditorContext();
  const [carried, setCarried] = useState<Carried>();
  const carry = useCallback((nodeId: string, isBranch: boolean) => {
    setCarried({ load: { kind: 'step', nodeId, isBranch }, by: 'keyboard', at: { x: 0, y: 0 } });
  }, []);
  const pin = useCallback(
    (nodeId: string, at: Point | null) => {
      const { host, journey } = editor.getSnapshot();
      const reason = refusalOf(host, 'move', permitTarget(journey, nodeId));
      if (reason !== undefined) {
        view.setState({ announcement: reason, notice: reason });
        return;
      }
      editor.apply([{ op: 'pin', nodeId, at }], words(at === null ? 'operation.unpin' : 'operation.pin'));
      view.setState({ announcement: words(at === null ? 'live.unpinned' : 'live.pinned') });
    },
    [editor, view, words],
  );
  return { carried, setCarried, carry, pin };
}
