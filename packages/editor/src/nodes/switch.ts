import type { SwitchNode } from '@sojourn/schema';
import type { CardDefinition, Names } from './card-definition.ts';
import { attributeName, valueName } from './names.ts';

/** One way per value. */
export const switchCard: CardDefinition<SwitchNode> = {
  family: () => 'decision',
  icon: () => 'switch',
  title: (_, { words }) => words('node.switch'),
  summary: (node, names) => names.words('switch.on', { what: operandName(node, names) }),
  outlet: (node, outlet, names) => {
    const found = node.cases.find((one) => one.id === outlet);
    if (found === undefined) return undefined;
    return found.name ?? (typeof found.value === 'string' ? found.value : valueName(found.value, names));
  },
};

function operandName(node: SwitchNode, names: Names): string {
  return 'attribute' in node.on ? attributeName(node.on.attribute, names) : valueName(node.on, names);
}
