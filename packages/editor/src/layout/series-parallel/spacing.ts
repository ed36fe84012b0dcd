/**
 * Distances of the layout in px at 100 %, one table, so that the picture keeps one rhythm.
 *
 * "Along" is the direction of the flow, "across" is at right angles to it.
 */
export const spacing = {
  /** From a card to the next on its path, with the "+" in the middle. */
  step: 40,
  /** From a card to the line that spreads its outlets. */
  spread: 32,
  /** Between a pill and a "+", or around a pill in a column. */
  clear: 6,
  /** From the line that spreads outlets to a pill below it, clear of the corner. */
  abovePill: 14,
  /** Height of a pill. */
  pill: 22,
  /** Diameter of a "+". */
  plus: 20,
  /** From the last "+" of a spread to the cards below it. */
  head: 12,
  /** From a card to the first line below it that leads elsewhere; a "+" fits between, clear of the corner. */
  leave: 44,
  /** Between lines that run side by side. */
  track: 14,
  /** From the last line of a gap to the card below. */
  arrive: 28,
  /** Between columns. */
  between: 40,
  /** Between the lines of one column and those of the next, or its cards. */
  betweenLines: 13,
  /** Between a column and the first line beside it. */
  beside: 20,
  /** Between a column that hangs beside the path and what comes below it. */
  below: 24,
  /** What a line's corner takes of each of its arms. */
  corner: 14,
  /** The farthest a pill stands from its column. */
  pillReach: 152,
  /** Between parts that are not joined. */
  apart: 96,
  /** Across size of a column that holds no card yet, in a journey that runs to the right. */
  lowCard: 104,
} as const;
