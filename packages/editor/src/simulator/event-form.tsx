import { useId, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { Field, JsonObject } from '@sojourn/schema';
import { eventType } from '../inspector/condition/operand-choices.ts';
import { FieldShell } from '../inspector/fields/field-shell.tsx';
import type { Names } from '../nodes/card-definition.ts';
import { attributeName, eventName, ownOf } from '../nodes/names.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import type { SelectOption } from '../ui/select.tsx';
import { nodeTitle } from './node-title.ts';
import type { Moment } from './run.ts';
import type { Happening } from './script-steps.ts';
import { sampleEventData } from './start-by-trigger.ts';
import type { Now, Simulator } from './use-simulator.ts';
import { ValueFields } from './value-fields.tsx';

/** What is chosen: an event, or another value of an attribute. */
interface Choice {
  readonly kind: 'event' | 'attribute';
  readonly key: string;
}

/** Props of `EventForm`. */
export interface EventFormProps {
  readonly simulator: Simulator;
  readonly now: Now;
  onHappen(happening: Happening): void;
}

/** Lets anything of the catalog happen now: an event with its data, or another value of an attribute. */
export function EventForm({ simulator, now, onHappen }: EventFormProps): ReactElement {
  const { names, zone } = simulator;
  const { words } = names;
  const id = useId();
  const options = choicesAt(now.moment, names);
  const [choice, setChoice] = useState<Choice>(() => readChoice(options[0]?.value ?? ''));
  const [values, setValues] = useState<JsonObject>(() => valuesOf(choice, now, names));
  const [answered, setAnswered] = useState<string>();
  const choose = (next: Choice): void => {
    setChoice(next);
    setAnswered(undefined);
    setValues(valuesOf(next, now, names));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onHappen(happeningOf(choice, values, answered));
  };
  return (
    <form className="sj-sim-form" onSubmit={submit}>
      <FieldShell id={`${id}-which`} label={words('simulator.event.which')}>
        {(describedBy) => (
          <Select
            id={`${id}-which`}
            aria-describedby={describedBy}
            value={`${choice.kind} ${choice.key}`}
            options={options}
            onChange={(value) => choose(readChoice(value))}
          />
        )}
      </FieldShell>
      <ValueFields
        key={`${choice.kind} ${choice.key}`}
        id={`${id}-data`}
        fields={fieldsOf(choice, names)}
        values={values}
        names={names}
        zone={zone}
        onChange={setValues}
      />
      {choice.kind === 'event' ? (
        <Answered id={`${id}-of`} moment={now.moment} names={names} value={answered} onChange={setAnswered} />
      ) : null}
      <Button type="submit" variant="primary" size="small">
        {words('simulator.event.confirm')}
      </Button>
    </form>
  );
}

interface AnsweredProps {
  readonly id: string;
  readonly moment: Moment;
  readonly names: Names;
  readonly value: string | undefined;
  onChange(nodeId: string | undefined): void;
}

/** Which message the event answers. */
function Answered({ id, moment, names, value, onChange }: AnsweredProps): ReactElement | null {
  const { words, catalog } = names;
  const sent = moment.effects.filter((effect) => ownOf(catalog.actions, effect.action)?.message === true);
  const messages = [...new Set(sent.map((effect) => effect.nodeId))];
  if (messages.length === 0) return null;
  return (
    <FieldShell id={id} label={words('simulator.event.answers')}>
      {(describedBy) => (
        <Select
          id={id}
          aria-describedby={describedBy}
          value={value ?? none}
          options={[
            { value: none, label: words('simulator.event.answersNone') },
            ...messages.map((nodeId) => ({ value: nodeId, label: nodeTitle(nodeId, names) })),
          ]}
          onChange={(next) => onChange(next === none ? undefined : next)}
        />
      )}
    </FieldShell>
  );
}

/** No id of a node begins with `#`. */
const none = '#none';

function choicesAt({ contact }: Moment, names: Names): readonly SelectOption[] {
  const { words, catalog } = names;
  const events = Object.keys(catalog.events ?? {}).map((event) => ({
    value: `event ${event}`,
    label: eventName(event, names),
    group: words('simulator.event.events'),
  }));
  // The host gives an attribute of the engine's its first value only.
  const changeable = Object.entries(catalog.attributes ?? {}).filter(
    ([name, { owner }]) => owner !== 'engine' || ownOf(contact.attributes, name) === undefined,
  );
  const attributes = changeable.map(([name]) => ({
    value: `attribute ${name}`,
    label: attributeName(name, names),
    group: words('simulator.event.changes'),
  }));
  return [...events, ...attributes];
}

function readChoice(value: string): Choice {
  return { kind: value.startsWith('event ') ? 'event' : 'attribute', key: value.slice(value.indexOf(' ') + 1) };
}

/** What the form starts with: sample data of an event, the value an attribute has. */
function valuesOf({ kind, key }: Choice, { moment, clock }: Now, { catalog }: Names): JsonObject {
  if (kind === 'event') return sampleEventData(key, catalog, clock);
  const value = ownOf(moment.contact.attributes, key);
  return value === undefined ? {} : { [key]: value };
}

function fieldsOf({ kind, key }: Choice, { words, catalog }: Names): Readonly<Record<string, Field>> {
  if (kind === 'event') return eventType(catalog, key)?.data ?? {};
  const attribute = ownOf(catalog.attributes, key);
  return attribute === undefined ? {} : { [key]: { ...attribute, label: words('simulator.event.value') } };
}

function happeningOf({ kind, key }: Choice, values: JsonObject, answered: string | undefined): Happening {
  if (kind === 'attribute') return { contact: Object.hasOwn(values, key) ? { set: { [key]: values[key] ?? null } } : { unset: [key] } };
  return {
    event: key,
    ...(Object.keys(values).length === 0 ? {} : { data: values }),
    ...(answered === undefined ? {} : { of: answered }),
  };
}
