import type { ContactChange, UpdateNode } from '@sojourn/schema';
import { useRef, type ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { ownOf } from '../condition/operand-choices.ts';
import { ProblemText } from '../fields/problem-text.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { isWithin, pointerOf } from '../form/pointer.ts';
import { Section } from '../form/section.tsx';
import { ChangeSentence } from './change-sentence.tsx';
import { changeKinds, type ChangeKind } from './change-kinds.ts';
import type { PanelProps } from './panel-props.ts';

/** Settings of an update: what becomes of the contact, a sentence per change, from top to bottom. */
export function UpdatePanel({ nodeId, node }: PanelProps<UpdateNode>): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const pointer = pointerOf('nodes', nodeId, 'changes');
  // Changes are JSON; only their index signature is missing in the types.
  const writeAll = (changes: readonly ContactChange[], label: string): void => form.write(pointer, changes as never, label);
  const writeOne = (index: number, change: ContactChange): void =>
    form.write(
      `${pointer}/${index}`,
      change as never /* as above */,
      words('inspector.undo.change', { name: words('panel.update.title') }),
    );
  const focusLast = (): void => {
    requestAnimationFrame(() =>
      [...(box.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])]
        .at(-1)
        ?.querySelector<HTMLElement>('button, input, select')
        ?.focus(),
    );
  };
  const kinds = (Object.keys(changeKinds) as ChangeKind[]) // exactly the keys of the list of kinds
    .filter((kind) => kind !== 'increment' || Object.values(form.catalog.attributes ?? {}).some((one) => one.type === 'number'));
  return (
    <Section title={words('panel.update.title')}>
      <div ref={box} className="sj-items">
        {node.changes.map((change, index) => {
          const problems = form.problems.filter((problem) => isWithin(problem.pointer, `${pointer}/${index}`));
          return (
            // A change has no identity of its own but its place.
            <div
              key={index}
              className="sj-item"
              data-change=""
              data-invalid={problems.length > 0}
              role="group"
              aria-label={words('panel.update.change', { number: index + 1 })}
            >
              <div className="sj-item-head">
                <ChangeSentence id={`${form.id}-change-${index}`} change={change} onChange={(next) => writeOne(index, next)} />
                {!form.readOnly && (
                  <IconButton
                    size="small"
                    icon="close"
                    label={words('panel.update.remove', { number: index + 1 })}
                    onClick={() => {
                      writeAll(node.changes.toSpliced(index, 1), words('inspector.undo.remove', { name: words('panel.update.one') }));
                      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('[data-add]')?.focus());
                    }}
                  />
                )}
              </div>
              {problems.length > 0 && (
                <ul className="sj-form-problems">
                  {problems.map((problem) => (
                    <li key={problem.code + problem.pointer} data-severity={problem.severity}>
                      <ProblemText problem={problem} />
                    </li>
                  ))}
                </ul>
              )}
              {'attribute' in change && ownOf(form.catalog.attributes, change.attribute)?.owner === 'engine' && (
                <p className="sj-form-help">{words('panel.update.engineOwned')}</p>
              )}
            </div>
          );
        })}
        {!form.readOnly && (
          <Menu
            label={words('panel.update.add')}
            trigger={(trigger) => (
              <Button icon="plus" size="small" data-add="" {...trigger}>
                {words('panel.update.add')}
              </Button>
            )}
            items={kinds.map((kind) => ({
              id: kind,
              label: words(`panel.update.kind.${kind}`),
              onSelect: () => {
                writeAll([...node.changes, changeKinds[kind].fresh], words('inspector.undo.add', { name: words('panel.update.one') }));
                focusLast();
              },
            }))}
          />
        )}
      </div>
    </Section>
  );
}
