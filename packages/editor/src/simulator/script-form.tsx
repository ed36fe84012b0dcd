import { useId } from 'react';
import type { ReactElement } from 'react';
import type { JsonObject, ScriptStep, Trigger } from '@sojourn/schema';
import { parseInstant } from '@sojourn/schema';
import { eventType } from '../inspector/condition/operand-choices.ts';
import { DatetimeField } from '../inspector/fields/datetime-field.tsx';
import { FieldShell } from '../inspector/fields/field-shell.tsx';
import { ownOf } from '../nodes/names.ts';
import { triggerFace } from '../nodes/trigger-words.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Select } from '../ui/select.tsx';
import { clockText } from './clock-words.ts';
import { happeningName } from './happening-words.ts';
import { startOf } from './keep-scenario.ts';
import { timedScript, withStart } from './script-steps.ts';
import { startByTrigger } from './start-by-trigger.ts';
import type { Simulator } from './use-simulator.ts';
import { ValueFields } from './value-fields.tsx';

/** When it begins, by what the contact comes in, and what happens after that; what happens can be taken out again. */
export function ScriptForm({ simulator }: { readonly simulator: Simulator }): ReactElement {
  const { names, scenario, zone } = simulator;
  const { words, journey, catalog } = names;
  const id = useId();
  const { triggers } = journey.entry;
  const trigger = triggerOf(simulator);
  const first = scenario.script[0];
  const writeFirst = (step: ScriptStep): void => simulator.change({ ...scenario, script: [step, ...scenario.script.slice(1)] });
  return (
    <div className="sj-sim-form">
      {triggers.length === 0 ? (
        <p className="sj-muted">{words('simulator.script.noTrigger')}</p>
      ) : (
        <FieldShell id={`${id}-trigger`} label={words('simulator.script.trigger')}>
          {(describedBy) => (
            <Select
              id={`${id}-trigger`}
              aria-describedby={describedBy}
              value={trigger?.id ?? ''}
              options={triggers.map((one) => ({ value: one.id, label: triggerFace(one, names).title }))}
              onChange={(next) => {
                const chosen = triggers.find((one) => one.id === next);
                const made = startByTrigger(journey, catalog, chosen, startOf(scenario), scenario.contact);
                simulator.change({ ...made, ...keptChoices(simulator) });
              }}
            />
          )}
        </FieldShell>
      )}
      <FieldShell id={`${id}-start`} label={words('simulator.script.start')}>
        {(describedBy) => (
          <DatetimeField
            {...plain(names.catalog)}
            id={`${id}-start`}
            name="start"
            describedBy={describedBy}
            value={scenario.start}
            zone={zone}
            onChange={(next) => {
              const start = next === undefined ? undefined : parseInstant(next);
              if (start !== undefined) simulator.change(withStart(scenario, journey, start, zone));
            }}
          />
        )}
      </FieldShell>
      {first === undefined ? (
        triggers.length === 0 ? null : (
          <p className="sj-help">{words('simulator.script.byItself')}</p>
        )
      ) : (
        <FirstStep id={id} step={first} simulator={simulator} onChange={writeFirst} />
      )}
      <Rest simulator={simulator} />
    </div>
  );
}

interface FirstStepProps {
  readonly id: string;
  readonly step: ScriptStep;
  readonly simulator: Simulator;
  onChange(step: ScriptStep): void;
}

/** The data of what comes first. */
function FirstStep({ id, step, simulator, onChange }: FirstStepProps): ReactElement | null {
  const { names, zone } = simulator;
  const shared = { id: `${id}-data`, names, zone };
  if ('event' in step) {
    const fields = eventType(names.catalog, step.event)?.data ?? {};
    return Object.keys(fields).length === 0 ? null : (
      <ValueFields {...shared} fields={fields} values={step.data ?? {}} onChange={(data: JsonObject) => onChange({ ...step, data })} />
    );
  }
  if ('contact' in step && step.contact.set !== undefined) {
    const { set } = step.contact;
    const known = Object.keys(set).flatMap((name) => {
      const field = ownOf(names.catalog.attributes, name);
      return field === undefined ? [] : [[name, field] as const];
    });
    return (
      <ValueFields
        {...shared}
        fields={Object.fromEntries(known)}
        values={set}
        onChange={(next) => onChange({ ...step, contact: { ...step.contact, set: next } })}
      />
    );
  }
  return null;
}

/** What happens, in order, each with a way to take it out. */
function Rest({ simulator }: { readonly simulator: Simulator }): ReactElement | null {
  const { names, scenario, zone } = simulator;
  const { words, journey } = names;
  const steps = timedScript(scenario, journey);
  if (steps.length === 0) return null;
  return (
    <ul className="sj-sim-script" aria-label={words('simulator.script.title')}>
      {steps.map(({ step, at }, index) => {
        const name = happeningName(step, names);
        return (
          // A step of a script has no identity of its own but its place.
          <li key={index}>
            <time dir="auto">{clockText(at, zone, words)}</time>
            <bdi>{name}</bdi>
            <IconButton
              size="small"
              icon="close"
              label={words('simulator.script.remove', { name })}
              onClick={() => simulator.removeStep(index)}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** The trigger that the first step of the script belongs to. */
function triggerOf({ names, scenario }: Simulator): Trigger | undefined {
  const { triggers } = names.journey.entry;
  const [first] = scenario.script;
  const fits = (trigger: Trigger): boolean => {
    if (first === undefined) return trigger.type === 'date' || trigger.type === 'inactivity' || trigger.type === 'schedule';
    if ('event' in first) return (trigger.type === 'event' || trigger.type === 'absence') && trigger.event === first.event;
    if ('enroll' in first) return trigger.type === 'manual' || trigger.type === 'journey';
    return (
      'contact' in first &&
      (trigger.type === 'segment' || (trigger.type === 'attribute' && Object.hasOwn(first.contact.set ?? {}, trigger.attribute)))
    );
  };
  return triggers.find(fits);
}

function keptChoices({ scenario: { choices, results } }: Simulator): {
  readonly choices?: typeof choices;
  readonly results?: typeof results;
} {
  return { ...(choices === undefined ? {} : { choices }), ...(results === undefined ? {} : { results }) };
}

function plain(catalog: Simulator['names']['catalog']) {
  return { schema: {}, nodeId: '', readOnly: false, problems: [], input: {}, catalog } as const;
}
