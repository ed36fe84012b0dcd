import type { ActionNode, ActionType, JsonValue } from '@sojourn/schema';
import { iconNamed } from '../ui/icon-named.ts';
import type { CardDefinition, Names } from './card-definition.ts';
import { ownOf } from './names.ts';
import { readTokens } from './read-tokens.ts';

const typeOf = (node: ActionNode, { catalog }: Names): ActionType | undefined => ownOf(catalog.actions, node.action);

/** An effect of the host: its label, and its summary with the input filled in. */
export const actionCard: CardDefinition<ActionNode> = {
  family: (node, names) => (typeOf(node, names)?.message === true ? 'message' : 'action'),
  icon: (node, names) => iconNamed(typeOf(node, names)?.icon, typeOf(node, names)?.message === true ? 'mail' : 'bolt'),
  title: (node, names) => typeOf(node, names)?.label ?? node.action,
  summary: (node, names) => {
    const type = typeOf(node, names);
    if (type === undefined) return node.action === '' ? '' : names.words('action.unknown', { action: node.action });
    // Without a name of its own, the card is titled by the label already.
    const label = node.name === undefined ? '' : (type.label ?? '');
    return (type.summary === undefined ? undefined : filled(type.summary, node)) ?? label;
  },
  hidesWhenOpen: (outlet) => outlet !== 'next',
};

/** `undefined` where no field of the summary has a value yet. */
function filled(summary: string, node: ActionNode): string | undefined {
  const places = [...summary.matchAll(/\{([^{}]+)\}/g)];
  const said = places.map(([, name]) => sayable(ownOf(node.input, name ?? '')));
  if (places.length > 0 && said.every((value) => value === '')) return undefined;
  return summary.replace(/\{([^{}]+)\}/g, (_, name: string) => sayable(ownOf(node.input, name)) || '…');
}

function sayable(value: JsonValue | undefined): string {
  if (value === undefined || value === null || typeof value === 'object') return '';
  return readTokens(String(value));
}
