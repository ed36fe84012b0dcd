import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { useRef } from 'react';
import type { PointerEvent, ReactElement } from 'react';
import type { Words } from '../messages/words.ts';
import { shifted } from './anchored-layout.ts';
import type { AnchoredLayout } from './anchored-layout.ts';
import { cardWidth } from './journey-graph.ts';
import type { JourneyGraph } from './journey-graph.ts';

interface MiniMapProps {
  readonly graph: JourneyGraph;
  readonly anchored: AnchoredLayout;
  readonly words: Words;
}

const room = { width: 180, height: 150 };

/** The whole journey in small, and what of it is in view. A click or a drag goes there; by keyboard the arrows do. */
export function MiniMap({ graph, anchored, words }: MiniMapProps): ReactElement {
  const { setViewport, getViewport } = useReactFlow();
  const store = useStoreApi();
  const x = useStore((state) => -state.transform[0] / state.transform[2]);
  const y = useStore((state) => -state.transform[1] / state.transform[2]);
  const width = useStore((state) => state.width / state.transform[2]);
  const height = useStore((state) => state.height / state.transform[2]);
  const map = useRef<SVGSVGElement>(null);
  const { bounds } = anchored.layout;
  const corner = shifted(bounds, anchored.origin);
  const margin = 60;
  const box = { x: corner.x - margin, y: corner.y - margin, width: bounds.width + 2 * margin, height: bounds.height + 2 * margin };
  const scale = Math.min(room.width / box.width, room.height / box.height);
  const go = (event: PointerEvent): void => {
    const rect = map.current?.getBoundingClientRect();
    if (rect === undefined || event.buttons === 0) return;
    const { zoom } = getViewport();
    const view = store.getState();
    const at = { x: box.x + (event.clientX - rect.left) / scale, y: box.y + (event.clientY - rect.top) / scale };
    void setViewport({ x: view.width / 2 - at.x * zoom, y: view.height / 2 - at.y * zoom, zoom });
  };
  return (
    <svg
      ref={map}
      role="img"
      aria-label={words('map.label')}
      className="sj-map"
      width={Math.round(box.width * scale)}
      height={Math.round(box.height * scale)}
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={go}
    >
      {[...graph.cards.values()].map((card) => {
        const position = anchored.layout.positions.get(card.id);
        if (position === undefined) return null;
        const at = shifted(position, anchored.origin);
        return <rect key={card.id} data-family={card.family} x={at.x} y={at.y} width={cardWidth} height={card.height} rx={24} />;
      })}
      <rect className="sj-map-view" x={x} y={y} width={width} height={height} rx={8 / scale} />
    </svg>
  );
}
