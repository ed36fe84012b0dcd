import type { ContactChange, UpdateNode } from '@sojourn/schema';
import type { CardDefinition, Names } from './card-definition.ts';
import { attributeName, valueName } from './names.ts';

/** Changes of the contact, each as a sentence. */
export const updateCard: CardDefinition<UpdateNode> = {
  family: () => 'data',
  icon: (node) =>
    node.changes.some((change) => change.op === 'increment') ? 'gauge' : node.changes.some((change) => 'tag' in change) ? 'tag' : 'pencil',
  title: (_, { words }) => words('node.update'),
  summary: (node, names) => node.changes.map((change) => said(change, names)).join(' · ') || names.words('update.none'),
};

function said(change: ContactChange, names: Names): string {
  const { words } = names;
  if ('tag' in change) return words(change.op === 'add' ? 'update.addTag' : 'update.removeTag', { tag: change.tag });
  const what = attributeName(change.attribute, names);
  if (change.op === 'increment' && typeof change.value === 'number' && change.value < 0) {
    return words('update.decrement', { what, value: words.number(-change.value) });
  }
  return words(`update.${change.op}`, { what, value: valueName(change.value, names) });
}
