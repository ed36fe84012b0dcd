import type { Attribute, Contact } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { FieldShell } from '../inspector/fields/field-shell.tsx';
import { SelectField } from '../inspector/fields/select-field.tsx';
import { attributesRead } from './sample-contact.ts';
import type { SimulatorNames } from './simulator-host.ts';
import { ValueFields } from './value-fields.tsx';

/** A contact to change: what the journey reads first, the rest folded away; consent and zone. */
export function ContactForm({ id, contact, names, onChange }: {
  readonly id: string;
  readonly contact: Contact;
  readonly names: SimulatorNames;
  onChange(contact: Contact): void;
}): ReactElement {
  const { words, journey, catalog } = names;
  const read = attributesRead(journey, catalog);
  const pick = (wanted: boolean): Readonly<Record<string, Attribute>> =>
    Object.fromEntries(Object.entries(catalog.attributes ?? {}).filter(([name]) => (read.includes(name) || name === 'firstName') === wanted));
  const attributes = contact.attributes ?? {};
  const rest = pick(false);
  const channels = Object.entries(catalog.channels ?? {}).filter(([, channel]) => channel.consent === true);
  const shared = { schema: {}, nodeId: '', readOnly: false, problems: [], input: {}, catalog };
  return (
    <>
      <ValueFields id={`${id}-read`} fields={pick(true)} values={attributes} names={names} onChange={(next) => onChange({ ...contact, attributes: next })} />
      <div className="sj-sim-fields">
        {channels.map(([channel, { label }]) => (
          <FieldShell key={channel} id={`${id}-consent-${channel}`} label={words('operand.consent', { channel: label ?? channel })}>
            {(describedBy) => (
              <SelectField
                {...shared} id={`${id}-consent-${channel}`} name={channel} describedBy={describedBy} value={contact.consent?.[channel]}
                choices={(['subscribed', 'unsubscribed'] as const).map((value) => ({ value, label: words(`simulator.consent.${value}`) }))}
                onChange={(value) => {
                  const { [channel]: _, ...others } = contact.consent ?? {};
                  onChange({ ...contact, consent: typeof value === 'string' ? { ...others, [channel]: value } : others });
                }}
              />
            )}
          </FieldShell>
        ))}
        <FieldShell id={`${id}-zone`} label={words('simulator.zone')}>
          {(describedBy) => (
            <SelectField
              {...shared} id={`${id}-zone`} name="zone" describedBy={describedBy} value={contact.timezone}
              choices={Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
              onChange={(value) => {
                const { timezone: _, ...others } = contact;
                onChange(typeof value === 'string' ? { ...others, timezone: value } : others);
              }}
            />
          )}
        </FieldShell>
      </div>
      {Object.keys(rest).length > 0 && (
        <details className="sj-folded">
          <summary>{words('simulator.moreAttributes')}</summary>
          <ValueFields id={`${id}-rest`} fields={rest} values={attributes} names={names} onChange={(next) => onChange({ ...contact, attributes: next })} />
        </details>
      )}
    </>
  );
}
