import { useId, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { JsonObject } from '@sojourn/schema';
import { eventType } from '../inspector/condition/operand-choices.ts';
import { FieldShell } from '../inspector/fields/field-shell.tsx';
import { attributeName, eventName, ownOf } from '../nodes/names.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { nodeTitle } from './node-title.ts';
import type { Happening } from './script-steps.ts';
import { sampleEventData } from './start-by-trigger.ts';
import type { Now, Simulator } from './use-simulator.ts';
import { ValueFields } from './value-fields.tsx';

/** Lets anything of the catalog happen now: an event with its data, or another value of an attribute. */
export function EventForm({ simulator, now, onHappen }: { readonly simulator: Simulator; readonly now: Now; onHappen(happening: Happening): void }): ReactElement {
  const { names, zone } = simulator;
  const { words, catalog } = names;
  const id = useId();
  const events = Object.keys(catalog.events ?? {});
  const attributes = Object.keys(catalog.attributes ?? {});
  const [choice, setChoice] = useState(events.length > 0 ? `event ${events[0] ?? ''}` : `attribute ${attributes[0] ?? ''}`);
  const isEvent = choice.startsWith('event ');
  const key = choice.slice(choice.indexOf(' ') + 1);
  const [values, setValues] = useState<JsonObject>(() => sampleEventData(key, catalog, now.clock));
  const [answered, setAnswered] = useState('');
  const choose = (next: string): void => {
    setChoice(next);
    setAnswered('');
    const name = next.slice(next.indexOf(' ') + 1);
    const value = ownOf(now.moment.contact.attributes, name);
    setValues(next.startsWith('event ') ? sampleEventData(name, catalog, now.clock) : value === undefined ? {} : { [name]: value });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isEvent) onHappen({ event: key, ...(Object.keys(values).length === 0 ? {} : { data: values }), ...(answered === '' ? {} : { of: answered }) });
    else onHappen({ contact: Object.hasOwn(values, key) ? { set: { [key]: values[key] ?? null } } : { unset: [key] } });
  };
  const attribute = ownOf(catalog.attributes, key);
  const fields = isEvent ? (eventType(catalog, key)?.data ?? {}) : attribute === undefined ? {} : { [key]: { ...attribute, label: words('simulator.event.value') } };
  const messages = [...new Set(now.moment.effects.filter((effect) => ownOf(catalog.actions, effect.action)?.message === true).map((effect) => effect.nodeId))];
  return (
    <form className="sj-sim-form" onSubmit={submit}>
      <FieldShell id={`${id}-which`} label={words('simulator.event.which')}>
        {(describedBy) => (
          <Select
            id={`${id}-which`}
            aria-describedby={describedBy}
            value={choice}
            options={[
              ...events.map((event) => ({ value: `event ${event}`, label: eventName(event, names), group: words('simulator.event.events') })),
              ...attributes.map((name) => ({ value: `attribute ${name}`, label: attributeName(name, names), group: words('simulator.event.changes') })),
            ]}
            onChange={choose}
          />
        )}
      </FieldShell>
      <ValueFields key={choice} id={`${id}-data`} fields={fields} values={values} names={names} zone={zone} onChange={setValues} />
      {isEvent && messages.length > 0 ? (
        <FieldShell id={`${id}-of`} label={words('simulator.event.answers')}>
          {(describedBy) => (
            <Select
              id={`${id}-of`}
              aria-describedby={describedBy}
              value={answered === '' ? 'none' : answered}
              options={[{ value: 'none', label: words('simulator.event.answersNone') }, ...messages.map((nodeId) => ({ value: nodeId, label: nodeTitle(nodeId, names) }))]}
              onChange={(next) => setAnswered(next === 'none' ? '' : next)}
            />
          )}
        </FieldShell>
      ) : null}
      <Button type="submit" variant="primary" size="small">
        {words('simulator.event.confirm')}
      </Button>
    </form>
  );
}
