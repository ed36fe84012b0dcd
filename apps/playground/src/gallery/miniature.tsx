import type { Catalog, Journey } from '@sojourn/schema';
import { useMemo, type ReactElement } from 'react';
import { miniatureOf, type MiniBox, type MiniLine } from './miniature-layout.ts';

const columnWidth = 80;
const rowHeight = 34;
const box = { width: 66, height: 20 } as const;
const margin = 18;
/** Narrower journeys are not drawn larger than this many columns would be; wider ones shrink. */
const leastColumns = 3.7;
/** Rows that the picture shows; the rest fades out. */
const shownRows = 5.4;

/** A small picture of a journey, cut off below; decoration, its name stands under it. */
export function Miniature({ journey, catalog }: { readonly journey: Journey; readonly catalog: Catalog | undefined }): ReactElement {
  const { boxes, lines, columns, rows } = useMemo(() => miniatureOf(journey, catalog), [journey, catalog]);
  const width = Math.max(columns, leastColumns) * columnWidth;
  const shift = (width - columns * columnWidth) / 2 + columnWidth / 2;
  const height = Math.max(Math.min(rows, shownRows + Math.max(columns - leastColumns, 0)), 3) * rowHeight + margin;
  return (
    <svg className="pg-miniature" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMin meet" aria-hidden>
      {lines.map((line, index) => (
        <path key={index} d={pathOf(line, shift)} className="pg-mini-line" />
      ))}
      {lines
        .filter((line) => line.length === 1)
        .map((line, index) => (
          <circle
            key={index}
            cx={x(line[0]?.column ?? 0, shift)}
            cy={y(line[0]?.row ?? 0) + box.height / 2 + 10}
            r={2.4}
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
      <rect x={left + 20} y={top + 6} width={30} height={3} rx={1.5} className="pg-mini-title" />
      <rect x={left + 20} y={top + 12} width={39} height={2.4} rx={1.2} className="pg-mini-text" />
    </g>
  );
}

/** From box to box: straight down where it can, else out at half height with rounded corners. */
function pathOf(line: MiniLine, shift: number): string {
  const [first, ...rest] = line;
  if (first === undefined) return '';
  const half = box.height / 2;
  let [atX, atY] = [x(first.column, shift), y(first.row) + half];
  let path = `M${atX} ${atY}`;
  if (rest.length === 0) return `${path}v8`;
  for (const [index, { column, row }] of rest.entries()) {
    const [toX, toY] = [x(column, shift), y(row) - half];
    path += step(atX, atY, toX, toY) + (index < rest.length - 1 ? `V${toY + box.height}` : '');
    [atX, atY] = [toX, toY + box.height];
  }
  return path;
}

function step(fromX: number, fromY: number, toX: number, toY: number): string {
  if (Math.abs(fromX - toX) < 1) return `V${toY}`;
  const middle = (fromY + toY) / 2;
  const side = Math.sign(toX - fromX);
  const corner = Math.min(5, Math.abs(toX - fromX) / 2);
  return `V${middle - corner}Q${fromX} ${middle} ${fromX + side * corner} ${middle}H${toX - side * corner}Q${toX} ${middle} ${toX} ${middle + corner}V${toY}`;
}

function x(column: number, shift: number): number {
  return column * columnWidth + shift;
}

function y(row: number): number {
  return row * rowHeight + margin + box.height / 2 - 4;
}
