import { EdgeLabelRenderer } from '@xyflow/react';
import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { MemoExoticComponent, ReactElement } from 'react';
import type { Point } from '../layout/layout.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import { Icon } from '../ui/icon.tsx';
import { useCanvas } from './canvas-context.ts';
import type { FlowEdge } from './flow-elements.ts';
import type { Connection } from './journey-graph.ts';
import { arrowPath, routePath } from './route-path.ts';

/** An outlet: its line, its pill and its “+”. */
function RouteEdgeView({ data }: EdgeProps<FlowEdge>): ReactElement | null {
  const { onInsert, titleOf, words, isRtl } = useCanvas();
  if (data === undefined) return null;
  const { connection, route, isTaken, isUncovered, isMuted, isPicking, flow } = data;
  const { label } = connection;
  return (
    <>
      <g
        className="sj-edge"
        data-taken={isTaken}
        data-back={route.back}
        data-uncovered={isUncovered}
        data-muted={isMuted}
        data-flow={flow !== undefined}
      >
        <path d={routePath(route.points)} style={flow === undefined ? undefined : { strokeWidth: 1.6 + 8.4 * flow }} />
        {route.back ? <path className="sj-edge-arrow" d={arrowPath(route.points)} /> : null}
      </g>
      <EdgeLabelRenderer>
        {label === '' ? null : (
          <span
            className="sj-pill"
            data-taken={isTaken}
            data-muted={isMuted}
            title={label}
            dir={isRtl ? 'rtl' : 'ltr'}
            style={at(route.pill)}
          >
            <bdi>{label}</bdi>
          </span>
        )}
        {route.jump && connection.target !== undefined ? (
          <span className="sj-jump" style={at(route.points.at(-1) ?? route.plus)}>
            <Icon name="arrowRight" />
            <bdi>{titleOf(connection.target)}</bdi>
          </span>
        ) : null}
        {onInsert === undefined ? null : (
          <InsertButton connection={connection} point={route.plus} isPicking={isPicking} name={insertName(connection, titleOf, words)} />
        )}
      </EdgeLabelRenderer>
    </>
  );
}

/** Rendered again only when its own data changes. */
export const RouteEdge: MemoExoticComponent<typeof RouteEdgeView> = memo(RouteEdgeView);

interface InsertButtonProps {
  readonly connection: Connection;
  readonly point: Point;
  readonly isPicking: boolean;
  readonly name: string;
}

/** The “+” of an edge. It is no tab stop: `A` on a card does the same. */
function InsertButton({ connection, point, isPicking, name }: InsertButtonProps): ReactElement {
  const { onInsert, onHover, refusal } = useCanvas();
  const reason = refusal('insert', connection.source);
  return (
    <button
      type="button"
      className="sj-insert nopan"
      tabIndex={-1}
      aria-label={reason === undefined ? name : `${name}. ${reason}`}
      aria-disabled={reason !== undefined}
      title={reason}
      aria-haspopup="dialog"
      aria-expanded={isPicking}
      data-insert={connection.id}
      data-open={connection.target === undefined}
      style={at(point)}
      onClick={(event) => onInsert?.(connection.place, event.currentTarget)}
      onPointerEnter={() => onHover(connection.source)}
      onPointerLeave={() => onHover(undefined)}
    >
      <Icon name="plus" />
    </button>
  );
}

function insertName(connection: Connection, titleOf: (id: string) => string, words: ReturnType<typeof useCanvas>['words']): string {
  if (connection.source === ENTRY_CARD) return words('insert.afterEntry');
  return words('insert.after', { outlet: connection.name, title: titleOf(connection.source) });
}

function at({ x, y }: Point): { readonly transform: string } {
  return { transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` };
}
