import type { ContactChange, UpdateNode } from '@sojourn/schema';
import { useRef, type ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { pointerOf } from '../form/pointer.ts';
import { Section } from '../form/section.tsx';
import { changeKinds, type ChangeKind } from './change-kinds.ts';
import type { PanelProps } from './panel-props.ts';
import { UpdateChange } from './update-change.tsx';

/** Settings of an update: what becomes of the contact, a sentence per change, from top to bottom. */
export function UpdatePanel({ nodeId, node }: PanelProps<UpdateNode>): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const pointer = pointerOf('nodes', nodeId, 'changes');
  const one = words('panel.update.one');
  // Changes are JSON; only their index signature is missing in the types.
  const write = (changes: readonly ContactChange[], label: string): void => form.write(pointer, changes as never, label);
  const focus = (selector: string): void => {
    requestAnimationFrame(() => [...(box.current?.querySelectorAll<HTMLElement>(selector) ?? [])].at(-1)?.focus());
  };
  const remove = (index: number): void => {
    write(node.changes.toSpliced(index, 1), words('inspector.undo.remove', { name: one }));
    focus('[data-add]');
  };
  const add = (kind: ChangeKind): void => {
    write([...node.changes, changeKinds[kind].fresh], words('inspector.undo.add', { name: one }));
    focus('[data-change]:last-of-type :is(.sj-chip-operand, input)');
  };
  const hasNumbers = Object.values(form.catalog.attributes ?? {}).some((attribute) => attribute.type === 'number');
  const kinds = (Object.keys(changeKinds) as ChangeKind[]) // exactly the keys of the list of kinds
    .filter((kind) => kind !== 'increment' || hasNumbers);
  return (
    <Section title={words('panel.update.title')}>
      <div ref={box} className="sj-items">
        {node.changes.map((change, index) => (
          // A change has no identity of its own but its place.
          <UpdateChange key={index} number={index + 1} change={change} pointer={`${pointer}/${index}`} onRemove={() => remove(index)} />
        ))}
        {!form.readOnly && (
          <Menu
            label={words('panel.update.add')}
            trigger={(trigger) => (
              <Button icon="plus" size="small" data-add="" {...trigger}>
                {words('panel.update.add')}
              </Button>
            )}
            items={kinds.map((kind) => ({ id: kind, label: words(`panel.update.kind.${kind}`), onSelect: () => add(kind) }))}
          />
        )}
      </div>
    </Section>
  );
}
