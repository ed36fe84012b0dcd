import type { Catalog, Journey } from '@sojourn/schema';
import { useMemo, type ReactElement } from 'react';
import { miniatureOf, type MiniBox, type MiniLine } from './miniature-layout.ts';

const columnWidth = 84;
const rowHeight = 34;
const box = { width: 66, height: 20 } as const;
const margin = 18;

/** A small picture of a journey, cut off below; decoration, its name stands under it. */
export function Miniature({ journey, catalog }: { readonly journey: Journey; readonly catalog: Catalog | undefined }): ReactElement {
  const { boxes, lines, columns, rows } = useMemo(() => miniatureOf(journey, catalog), [journey, catalog]);
  const width = Math.max(columns * columnWidth, 3.6 * columnWidth);
  const shift = (width - columns * columnWidth) / 2 + columnWidth / 2;
  return (
    <svg
      className="pg-miniature"
      viewBox={`0 0 ${width} ${Math.max(rows * rowHeight + margin, 150)}`}
      preserveAspectRatio="xMidYMin meet"
      aria-hidden
    >
      {lines.map((line) => (
        <path key={`${line.from.id}>${line.to?.id ?? ''}`} d={pathOf(line, shift)} className="pg-mini-line" />
      ))}
      {lines
        .filter((line) => line.to === null)
        .map((line) => (
          <circle
            key={`${line.from.id}.`}
            cx={x(line.column, shift)}
            cy={y(line.from.row) + box.height / 2 + 12}
            r={2.6}
            className="pg-mini-end"
          />
        ))}
      {boxes.map((one) => (
        <Card key={one.id} box={one} shift={shift} />
      ))}
    </svg>
  );
}

function Card({ box: { family, column, row }, shift }: { readonly box: MiniBox; readonly shift: number }): ReactElement {
  const [left, top] = [x(column, shift) - box.width / 2, y(row) - box.height / 2];
  return (
    <g>
      <rect x={left} y={top} width={box.width} height={box.height} rx={5} className="pg-mini-card" />
      <rect x={left + 5} y={top + 5} width={10} height={10} rx={3} className="pg-mini-icon" data-family={family} />
      <rect x={left + 20} y={top + 6} width={32} height={3} rx={1.5} className="pg-mini-title" />
      <rect x={left + 20} y={top + 12} width={40} height={2.4} rx={1.2} className="pg-mini-text" />
    </g>
  );
}

/** Straight down, or out at half height with rounded corners; a way back runs at the side. */
function pathOf({ from, to, column }: MiniLine, shift: number): string {
  const [startX, startY] = [x(from.column, shift), y(from.row) + box.height / 2];
  if (to === null) return `M${x(column, shift)} ${startY}v9`;
  const [endX, endY] = [x(to.column, shift), y(to.row) - box.height / 2];
  if (to.row <= from.row) return `M${startX - box.width / 2} ${y(from.row)}h-8V${y(to.row)}h8`;
  if (Math.abs(startX - endX) < 1) return `M${startX} ${startY}V${endY}`;
  const middle = startY + (rowHeight - box.height) / 2;
  const side = Math.sign(endX - startX);
  const corner = Math.min(5, Math.abs(endX - startX) / 2);
  return `M${startX} ${startY}V${middle - corner}Q${startX} ${middle} ${startX + side * corner} ${middle}H${endX - side * corner}Q${endX} ${middle} ${endX} ${middle + corner}V${endY}`;
}

function x(column: number, shift: number): number {
  return column * columnWidth + shift;
}

function y(row: number): number {
  return row * rowHeight + margin + box.height / 2 - 4;
}
