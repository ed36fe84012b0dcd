import type { Edge, Node } from '@xyflow/react';
import type { Severity } from '@sojourn/schema';
import type { CardFigures } from '../metrics/figures.ts';
import type { Route } from '../layout/layout.ts';
import type { Card, Connection } from './journey-graph.ts';

/** The gravest finding on a card, and how many there are. */
export interface CardProblem {
  readonly severity: Severity;
  readonly count: number;
}

/** How a card stands in a simulation. */
export type CardProgress = 'current' | 'visited' | 'muted' | undefined;

/** Data of a card's node. */
export type CardData = {
  readonly card: Card;
  readonly isSelected: boolean;
  /** Selected alone: what can be done with several stands elsewhere. */
  readonly hasMenu: boolean;
  /** The one card in the tab order. */
  readonly isTabStop: boolean;
  readonly problem: CardProblem | undefined;
  readonly progress: CardProgress;
  /** How a search has it. */
  readonly found: 'current' | 'hit' | undefined;
  readonly figures: CardFigures | undefined;
  /** A person said where it stands. */
  readonly isPinned: boolean;
};

/** A card as the canvas library takes it. */
export type CardFlowNode = Node<CardData, 'card'>;

/** The round end of an open outlet. */
export type EndFlowNode = Node<{ readonly connection: Connection; readonly progress: CardProgress }, 'end'>;

/** Any node of the canvas. */
export type FlowNode = CardFlowNode | EndFlowNode;

/** Data of an edge. */
export type EdgeData = {
  readonly connection: Connection;
  readonly route: Route;
  readonly isTaken: boolean;
  readonly isUncovered: boolean;
  readonly isMuted: boolean;
  readonly isPicking: boolean;
  /** Share of all that came in, from 0 to 1; `undefined` without figures. */
  readonly flow: number | undefined;
};

/** An edge as the canvas library takes it. */
export type FlowEdge = Edge<EdgeData, 'route'>;
