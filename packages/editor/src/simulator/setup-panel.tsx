import { parseInstant, type Contact, type Scenario, type ScriptStep } from '@sojourn/schema';
import { useId, type ReactElement } from 'react';
import { DatetimeField } from '../inspector/fields/datetime-field.tsx';
import { FieldShell } from '../inspector/fields/field-shell.tsx';
import { eventType } from '../inspector/condition/operand-choices.ts';
import { eventLabel } from '../inspector/condition/operand-label.ts';
import { triggerFace } from '../nodes/trigger-words.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { ContactForm } from './contact-form.tsx';
import { sampleContact } from './sample-contact.ts';
import { startByTrigger } from './start-by-trigger.ts';
import type { SimulatorNames } from './simulator-host.ts';
import { ValueFields } from './value-fields.tsx';

/** Who is sent through, when it begins, and what happens first. Every change begins the run again. */
export function SetupPanel({ names, scenario, onChange, onDone }: {
  readonly names: SimulatorNames;
  readonly scenario: Scenario;
  onChange(scenario: Scenario): void;
  onDone(): void;
}): ReactElement {
  const { words, journey, catalog } = names;
  const id = useId();
  const start = parseInstant(scenario.start) ?? Date.UTC(2026, 0, 5, 9);
  const { triggers } = journey.entry;
  const begun = triggers.find((trigger) => (trigger.type === 'event' || trigger.type === 'absence') && scenario.script.some((step) => 'event' in step && step.event === trigger.event)) ?? triggers[0];
  const first = scenario.script.findIndex((step) => 'event' in step);
  const step = first === -1 ? undefined : scenario.script[first];
  const writeStep = (next: ScriptStep): void => onChange({ ...scenario, script: scenario.script.with(first, next) });
  return (
    <div className="sj-sim-setup" role="group" aria-label={words('simulator.setup')}>
      <section className="sj-sim-column" aria-labelledby={`${id}-who`}>
        <div className="sj-section-head">
          <h3 id={`${id}-who`}>{words('simulator.who')}</h3>
          <Button size="small" variant="link" onClick={() => onChange({ ...scenario, contact: sampleContact(journey, catalog, start) })}>{words('simulator.newSample')}</Button>
        </div>
        <ContactForm id={id} contact={scenario.contact} names={names} onChange={(contact: Contact) => onChange({ ...scenario, contact })} />
      </section>
      <section className="sj-sim-column" aria-labelledby={`${id}-how`}>
        <div className="sj-section-head">
          <h3 id={`${id}-how`}>{words('simulator.begins')}</h3>
          <Button size="small" variant="primary" onClick={onDone}>{words('simulator.done')}</Button>
        </div>
        <FieldShell id={`${id}-start`} label={words('simulator.start')}>
          {(describedBy) => (
            <DatetimeField
              id={`${id}-start`} name="start" value={scenario.start} schema={{}} nodeId="" readOnly={false} problems={[]} describedBy={describedBy} input={{}} catalog={catalog} zone={names.zone}
              onChange={(next) => next !== undefined && onChange({ ...scenario, start: next })}
            />
          )}
        </FieldShell>
        {triggers.length > 0 && (
          <FieldShell id={`${id}-trigger`} label={words('simulator.trigger')}>
            {(describedBy) => (
              <Select
                id={`${id}-trigger`}
                aria-describedby={describedBy}
                value={begun?.id ?? ''}
                options={triggers.map((trigger) => ({ value: trigger.id, label: triggerFace(trigger, names).title }))}
                onChange={(next) => onChange(startByTrigger(journey, catalog, triggers.find((trigger) => trigger.id === next), start, scenario.contact))}
              />
            )}
          </FieldShell>
        )}
        {step !== undefined && 'event' in step && (
          <>
            <h4>{words('simulator.dataOf', { event: eventLabel(step.event, catalog) })}</h4>
            <ValueFields id={`${id}-data`} fields={eventType(catalog, step.event)?.data ?? {}} values={step.data ?? {}} names={names} onChange={(data) => writeStep({ ...step, data })} />
          </>
        )}
      </section>
    </div>
  );
}
