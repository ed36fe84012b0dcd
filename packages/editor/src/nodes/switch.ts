import type { SwitchNode } from '@sojourn/schema';
import type { CardDefinition } from './card-definition.ts';
import { operandName, valueName } from './names.ts';

/** One way per value. */
export const switchCard: CardDefinition<SwitchNode> = {
  family: () => 'decision',
  icon: () => 'switch',
  title: (_, { words }) => words('node.switch'),
  summary: (node, names) => names.words('switch.on', { what: operandName(node.on, names) }),
  outlet: (node, outlet, names) => {
    const found = node.cases.find((one) => one.id === outlet);
    if (found === undefined) return undefined;
    return found.name ?? (typeof found.value === 'string' ? found.value : valueName(found.value, names));
  },
};
