import { isKnownNode } from '@sojourn/schema/editing';
import type { JourneyNode, JsonObject, KnownNode } from '@sojourn/schema';
import type { Extensions, NodeView } from '../store/host-options.ts';
import { iconNamed } from '../ui/icon-named.ts';
import type { IconName } from '../ui/icon-paths.ts';
import { actionCard } from './action.ts';
import { branchCard } from './branch.ts';
import type { CardDefinition, CardDefinitions, Family, Names } from './card-definition.ts';
import { approvalCard, taskCard } from './human.ts';
import { ownOf } from './names.ts';
import { enrollCard, exitCard, milestoneCard } from './point.ts';
import { splitCard } from './split.ts';
import { switchCard } from './switch.ts';
import { updateCard } from './update.ts';
import { waitCard } from './wait.ts';

const cards: CardDefinitions = {
  action: actionCard,
  update: updateCard,
  branch: branchCard,
  switch: switchCard,
  split: splitCard,
  wait: waitCard,
  task: taskCard,
  approval: approvalCard,
  enroll: enrollCard,
  exit: exitCard,
  milestone: milestoneCard,
};

/** How a node is shown, the host's view of its type over ours. */
export interface NodeFace {
  readonly family: Family;
  readonly icon: IconName;
  readonly title: string;
  readonly summary: string;
}

/** The face of any node, also of one whose type we do not know. */
export function faceOf(node: JourneyNode, names: Names, extensions: Extensions = {}): NodeFace {
  const view = viewOf(node, extensions);
  // A node is JSON; only its index signature is missing in the types.
  const data = node as unknown as JsonObject;
  const own = node.name?.trim() ?? '';
  if (!isKnownNode(node)) {
    const title = own || (view?.title?.(data) ?? names.words('card.unknownType'));
    const summary = view?.summary?.(data) ?? names.words('card.unknownSummary', { type: node.type });
    return { family: 'end', icon: iconNamed(view?.icon, 'unknown'), title, summary };
  }
  const card = cardOf(node);
  return {
    family: card.family(node, names),
    icon: iconNamed(view?.icon, card.icon(node, names)),
    title: own || (view?.title?.(data) ?? card.title(node, names)),
    summary: view?.summary?.(data) ?? card.summary(node, names),
  };
}

/** What a person calls an outlet. */
export function outletName(node: JourneyNode, outlet: string, names: Names): string {
  const own = isKnownNode(node) ? cardOf(node).outlet?.(node, outlet, names) : undefined;
  return own ?? names.words.maybe(`outlet.${outlet}`, readable(outlet));
}

/** An id as a person would write it. */
function readable(id: string): string {
  const spaced = id.replace(/[-_]+/g, ' ').trim();
  return spaced === '' ? id : spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Whether an open outlet stays out of the picture. */
export function hidesWhenOpen(node: JourneyNode, outlet: string): boolean {
  return isKnownNode(node) && (cardOf(node).hidesWhenOpen?.(outlet) ?? false);
}

function cardOf(node: KnownNode): CardDefinition {
  return cards[node.type];
}

function viewOf(node: JourneyNode, extensions: Extensions): NodeView | undefined {
  const action = isKnownNode(node) && node.type === 'action' ? ownOf(extensions.actions, node.action) : undefined;
  return action ?? ownOf(extensions.nodes, node.type);
}
