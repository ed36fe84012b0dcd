import { freshTrigger, triggerTypes, type Trigger, type TriggerType } from '@sojourn/schema';
import { useRef, type ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { isWithin } from '../form/pointer.ts';
import { freshId } from '../panels/fresh-id.ts';
import { triggerForms } from './trigger-registry.ts';

/** The triggers of the entry, any of which lets a contact in. */
export function TriggerList(): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const { triggers } = form.journey.entry;
  const nameOf = (type: TriggerType): string => words(`panel.trigger.${type}`);
  // Triggers are JSON; only their index signature is missing in the types.
  const write = (next: readonly Trigger[], label: string): void => form.write('/entry/triggers', next as never, label);
  const focus = (selector: string): void => {
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(selector)?.focus());
  };
  const add = (type: TriggerType): void => {
    const taken = triggers.map((trigger) => trigger.id);
    const id = freshId(type, taken);
    write([...triggers, freshTrigger(type, id)], words('inspector.undo.add', { name: nameOf(type) }));
    focus(`[data-item="${CSS.escape(id)}"] :is(select, input)`);
  };
  const remove = (index: number, name: string): void => {
    write(triggers.toSpliced(index, 1), words('inspector.undo.remove', { name }));
    focus('[data-add]');
  };
  return (
    <div ref={box} className="sj-items">
      {triggers.map((trigger, index) => (
        <TriggerCard
          key={trigger.id}
          trigger={trigger}
          name={nameOf(trigger.type)}
          pointer={`/entry/triggers/${index}`}
          onRemove={() => remove(index, nameOf(trigger.type))}
        />
      ))}
      {!form.readOnly && (
        <Menu
          label={words('panel.trigger.add')}
          trigger={(trigger) => (
            <Button icon="plus" size="small" data-add="" {...trigger}>
              {words('panel.trigger.add')}
            </Button>
          )}
          items={triggerTypes.map((type) => ({ id: type, label: nameOf(type), onSelect: () => add(type) }))}
        />
      )}
    </div>
  );
}

function TriggerCard(props: {
  readonly trigger: Trigger;
  readonly name: string;
  readonly pointer: string;
  onRemove(): void;
}): ReactElement {
  const { trigger, name, pointer } = props;
  const form = useJourneyForm();
  const words = useWords();
  const Form = triggerForms[trigger.type];
  const isInvalid = form.problems.some((problem) => isWithin(problem.pointer, pointer) && problem.severity !== 'info');
  return (
    <div className="sj-item" data-item={trigger.id} data-invalid={isInvalid} role="group" aria-label={name}>
      <div className="sj-item-head">
        <span className="sj-item-title">{name}</span>
        {!form.readOnly && (
          <IconButton size="small" icon="close" label={words('panel.trigger.remove', { name })} onClick={props.onRemove} />
        )}
      </div>
      <div className="sj-item-body">
        <Form pointer={pointer} trigger={trigger} />
      </div>
    </div>
  );
}
