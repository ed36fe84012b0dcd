/** Distances of the layout, in px at 100 %. One table, so that the picture keeps one rhythm. */
export const spacing = {
  /** From card to card, with the “+” in the middle. */
  step: 48,
  /** From a card to the line that spreads its outlets. */
  spread: 20,
  /** From a card to the centre of its outlets' labels. */
  label: 47,
  /** From a card to the cards of its outlets: label and “+” are between. */
  outlets: 98,
  /** From the “+” of an outlet down to its card. */
  insertAbove: 24,
  /** From a card to the “+” below it. */
  insertBelow: 24,
  /** Room of an edge that leaves below a card, its “+” included. */
  leave: 40,
  /** Room of a jump below a card: “+” and the name of the target. */
  jump: 66,
  /** Room of a jump in a lane, below its “+”. */
  laneJump: 20,
  /** From the “+” down to the end of the line. */
  end: 28,
  /** Between a block and the first line below it. */
  corridor: 12,
  /** Between lines. */
  track: 12,
  /** From where streams meet to the card below. */
  meet: 30,
  /** Between lanes. */
  between: 36,
  /** Between the cards and the first line beside them. */
  side: 22,
  /** Half the room that the name of a jump's target takes sideways. */
  endHalf: 64,
  /** Between parts that are not joined. */
  apart: 96,
} as const;
