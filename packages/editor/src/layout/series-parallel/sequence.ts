import type { Row, Sides } from './row.ts';
import type { Arc, Vertex } from './vertex.ts';

/** Boxes below each other on one axis, with what parts and hangs from them. */
export interface Sequence {
  readonly items: Item[];
  /** Where it hangs; only the outermost sequence hangs nowhere. */
  readonly parent: { readonly sequence: Sequence; readonly index: number; readonly lane: number } | undefined;
  /** Rows of a sequence without items. */
  readonly rows: Row[];
  /** Where a path gets to that runs straight out of the end of it: below item `gap` of a sequence further out. */
  exit: Gap | undefined;
  /** Lines beside it, by what they lead to: paths to one box share a line. */
  readonly lines: Sides<Map<string, SideLine> | undefined>;
  /** Room it takes from its axis to each side, in px: without the lines beside it, and with them. */
  readonly room: Sides<number>;
  readonly roomWithLines: Sides<number>;
  /** What it takes along the flow, in px. */
  length: number;
  /** Its axis across the flow, and where it starts along the flow, on the canvas. */
  axis: number;
  start: number;
}

/** The space below an item, or above the first one for -1. */
export interface Gap {
  readonly sequence: Sequence;
  readonly gap: number;
}

/** A card, and the columns below it. Without a card: columns that meet before those beside them do. */
export interface Item {
  readonly card: Vertex | undefined;
  /** What leaves the card on the axis. */
  readonly straight: Arc | undefined;
  /** Columns in outlet order. */
  lanes: readonly Lane[];
  /** The first and the last lane that the axis stands in the middle of. */
  readonly middle: readonly [number, number];
  /** Rows between the spread and the columns. */
  readonly headRows: Row[];
  /** Rows below, that lead elsewhere. */
  readonly rows: Row[];
  /** Sides to which it takes more room than a card, by columns or by lines that pass. */
  readonly reaches: Sides<boolean>;
  /** How many items have columns to a side, from the first to this one. */
  readonly reaching: Sides<number>;
  /** Room it takes from the axis, in px. */
  readonly room: Sides<number>;
  /** Along the flow, from the start of the sequence: the card, the line that spreads its outlets, their "+", and the columns. */
  readonly at: { card: number; spread: number; pills: number; plus: number; head: number };
}

/** A column below an item. */
export interface Lane {
  readonly sequence: Sequence;
  /** `core`: the path goes on below it. Else it hangs beside the path, which goes on at once. */
  readonly place: 'before' | 'core' | 'after';
  /** Of its outlet; 0 where several outlets share it. */
  readonly pillWidth: number;
  /** From the axis of the sequence, in px. */
  offset: number;
}

/** A line along the flow beside items. */
export interface SideLine {
  readonly sequence: Sequence;
  from: number;
  to: number;
  /** From the axis of the sequence, in px. */
  offset: number;
}

/** A sequence without items. */
export function newSequence(parent: Sequence['parent']): Sequence {
  return {
    items: [],
    parent,
    rows: [],
    exit: undefined,
    lines: { before: undefined, after: undefined },
    room: { before: 0, after: 0 },
    roomWithLines: { before: 0, after: 0 },
    length: 0,
    axis: 0,
    start: 0,
  };
}

/** Appends an item without lanes. */
export function addItem(
  sequence: Sequence,
  card: Vertex | undefined,
  straight: Arc | undefined,
  middle: readonly [number, number] = [0, 0],
): Item {
  const item: Item = {
    card,
    straight,
    lanes: [],
    middle,
    headRows: [],
    rows: [],
    reaches: { before: false, after: false },
    reaching: { before: 0, after: 0 },
    room: { before: 0, after: 0 },
    at: { card: 0, spread: 0, pills: 0, plus: 0, head: 0 },
  };
  if (card !== undefined) {
    card.sequence = sequence;
    card.index = sequence.items.length;
  }
  if (straight !== undefined) straight.lane = sequence;
  sequence.items.push(item);
  return item;
}

/** Whether the path goes on below columns of this item. */
export function hasCore(item: Item): boolean {
  return item.lanes.some((lane) => lane.place === 'core');
}
