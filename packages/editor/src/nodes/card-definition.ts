import type { Catalog, Journey, KnownNode, NodeType } from '@sojourn/schema';
import type { Words } from '../messages/words.ts';
import type { IconName } from '../ui/icon-paths.ts';

/** What a card may read to speak in the user's words. */
export interface Names {
  readonly words: Words;
  readonly catalog: Catalog;
  readonly journey: Journey;
}

/** Tint of a card's icon. */
export type Family = 'entry' | 'message' | 'action' | 'data' | 'decision' | 'time' | 'people' | 'end';

/** How a node type looks on a card and in lists. */
export interface CardDefinition<N extends KnownNode = KnownNode> {
  family(node: N, names: Names): Family;
  icon(node: N, names: Names): IconName;
  /** Said where the node has no name of its own. */
  title(node: N, names: Names): string;
  /** One line that says what it does; never a type name or JSON. */
  summary(node: N, names: Names): string;
  /** Name of an outlet where it is not one of the common ones; `undefined` leaves it to them. */
  outlet?(node: N, outlet: string, names: Names): string | undefined;
  /** Open outlets that stay out of the picture: they have an answer without an edge. */
  hidesWhenOpen?(outlet: string): boolean;
}

/** Every known type's card. */
export type CardDefinitions = { readonly [T in NodeType]: CardDefinition<Extract<KnownNode, { readonly type: T }>> };
