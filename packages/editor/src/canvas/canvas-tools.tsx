import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import type { ReactElement, ReactNode } from 'react';
import type { Words } from '../messages/words.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { AnchoredLayout } from './anchored-layout.ts';

interface CanvasToolsProps {
  readonly bounds: AnchoredLayout;
  readonly words: Words;
  readonly children: ReactNode;
}

/** Zoom, fit, and what the editor adds beside. */
export function CanvasTools({ bounds, words, children }: CanvasToolsProps): ReactElement {
  const { zoomIn, zoomOut, zoomTo, setViewport } = useReactFlow();
  const store = useStoreApi();
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  const fit = (): void => {
    const { width, height } = store.getState();
    const box = bounds.layout.bounds;
    const zoom = Math.max(0.1, Math.min(1, (width - 96) / Math.max(1, box.width), (height - 96) / Math.max(1, box.height)));
    const middle = { x: box.x + bounds.origin.x + box.width / 2, y: box.y + bounds.origin.y + box.height / 2 };
    void setViewport({ x: width / 2 - middle.x * zoom, y: height / 2 - middle.y * zoom, zoom }, { duration: 160 });
  };
  return (
    <div className="sj-tools">
      <IconButton size="small" icon="minus" label={words('canvas.zoomOut')} onClick={() => void zoomOut({ duration: 120 })} />
      <Button
        size="small"
        variant="quiet"
        className="sj-zoom"
        aria-label={words('canvas.zoomReset', { percent })}
        onClick={() => void zoomTo(1, { duration: 120 })}
      >
        {words('canvas.zoom', { percent })}
      </Button>
      <IconButton size="small" icon="plus" label={words('canvas.zoomIn')} onClick={() => void zoomIn({ duration: 120 })} />
      <IconButton size="small" icon="fit" label={words('canvas.fit')} onClick={fit} />
      {children}
    </div>
  );
}
