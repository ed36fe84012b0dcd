import type { Draft } from 'immer';
import { useId } from 'react';
import type { ReactElement } from 'react';
import { isTimeZone } from '@sojourn/schema';
import type { Attribute, Contact } from '@sojourn/schema';
import { FieldShell } from '../inspector/fields/field-shell.tsx';
import { FieldNote } from '../inspector/fields/field-note.tsx';
import type { Names } from '../nodes/card-definition.ts';
import { ownOf } from '../nodes/names.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { Switch } from '../ui/switch.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { contactName } from './contact-name.ts';
import { attributesRead } from './sample-contact.ts';
import type { Simulator } from './use-simulator.ts';
import { ValueFields } from './value-fields.tsx';

/** Picks a sample, copies it, and changes it: attributes by their types, consent, zone, tags and segments. */
export function ContactForm({ simulator }: { readonly simulator: Simulator }): ReactElement {
  const { names, scenario, zone } = simulator;
  const { words } = names;
  const id = useId();
  const { contact } = scenario;
  const edit: PartProps['edit'] = (recipe) => simulator.edit((draft) => recipe(draft.contact));
  const { read, rest } = splitAttributes(names);
  const values = contact.attributes ?? {};
  return (
    <div className="sj-sim-form">
      <PickSample id={`${id}-pick`} simulator={simulator} />
      <Button size="small" icon="copy" className="sj-sim-copy" onClick={() => copyContact(simulator)}>
        {words('simulator.contact.copy')}
      </Button>
      <ValueFields
        id={`${id}-read`}
        fields={read}
        values={values}
        names={names}
        zone={zone}
        onChange={(attributes) =>
          edit((draft) => {
            draft.attributes = attributes as Draft<typeof attributes>; // only `readonly` tells them apart
          })
        }
      />
      <Consent id={id} contact={contact} names={names} edit={edit} />
      <ZoneField id={`${id}-zone`} contact={contact} names={names} edit={edit} />
      <TextList
        id={`${id}-tags`}
        label={words('simulator.contact.tags')}
        help={words('simulator.contact.tagsHelp')}
        values={contact.tags ?? []}
        onChange={(tags) =>
          edit((draft) => {
            draft.tags = [...tags];
          })
        }
      />
      <Segments contact={contact} names={names} edit={edit} />
      {Object.keys(rest).length === 0 ? null : (
        <details className="sj-sim-rest">
          <summary>{words('simulator.contact.more')}</summary>
          <ValueFields
            id={`${id}-rest`}
            fields={rest}
            values={values}
            names={names}
            zone={zone}
            onChange={(attributes) =>
              edit((draft) => {
                draft.attributes = attributes as Draft<typeof attributes>; // only `readonly` tells them apart
              })
            }
          />
        </details>
      )}
    </div>
  );
}

function PickSample({ id, simulator }: { readonly id: string; readonly simulator: Simulator }): ReactElement {
  const { names, samples } = simulator;
  const { contact } = simulator.scenario;
  const isSample = samples.some((sample) => sample.id === contact.id);
  const options = samples.map((sample) => ({ value: sample.id, label: sampleName(sample.contact, sample.about, names) }));
  return (
    <FieldShell id={id} label={names.words('simulator.contact.pick')}>
      {(describedBy) => (
        <Select
          id={id}
          aria-describedby={describedBy}
          value={contact.id}
          options={isSample ? options : [...options, { value: contact.id, label: contactName(contact) }]}
          onChange={(chosen) => {
            const sample = samples.find((one) => one.id === chosen);
            if (sample !== undefined) simulator.take(sample);
          }}
        />
      )}
    </FieldShell>
  );
}

function sampleName(contact: Contact, about: string, { words }: Names): string {
  const name = contactName(contact);
  return about === '' ? name : words('simulator.sample.named', { name, about });
}

function copyContact({ names, scenario, samples, addSample }: Simulator): void {
  const { contact } = scenario;
  const taken = new Set(samples.map((sample) => sample.id));
  let number = 2;
  while (taken.has(`${contact.id}-${number}`)) number += 1;
  const id = `${contact.id}-${number}`;
  addSample({
    id,
    about: names.words('simulator.contact.copyName', { name: contactName(contact) }),
    contact: { ...contact, id },
    data: new Map(),
  });
}

function splitAttributes({ journey, catalog }: Names): {
  readonly read: Readonly<Record<string, Attribute>>;
  readonly rest: Readonly<Record<string, Attribute>>;
} {
  const wanted = new Set([...attributesRead(journey, catalog), 'firstName']);
  const entries = Object.entries(catalog.attributes ?? {});
  return {
    read: Object.fromEntries(entries.filter(([name]) => wanted.has(name))),
    rest: Object.fromEntries(entries.filter(([name]) => !wanted.has(name))),
  };
}

interface PartProps {
  readonly contact: Contact;
  readonly names: Names;
  edit(recipe: (contact: Draft<Contact>) => void): void;
}

function Consent({ id, contact, names, edit }: PartProps & { readonly id: string }): ReactElement | null {
  const { words, catalog } = names;
  const channels = Object.entries(catalog.channels ?? {}).filter(([, channel]) => channel.consent === true);
  if (channels.length === 0) return null;
  return (
    <div className="sj-sim-fields">
      {channels.map(([channel, { label }]) => (
        <FieldShell key={channel} id={`${id}-consent-${channel}`} label={words('operand.consent', { channel: label ?? channel })}>
          {(describedBy) => (
            <Select
              id={`${id}-consent-${channel}`}
              aria-describedby={describedBy}
              value={ownOf(contact.consent, channel) ?? 'none'}
              options={[
                { value: 'subscribed', label: words('simulator.contact.subscribed') },
                { value: 'unsubscribed', label: words('simulator.contact.unsubscribed') },
                { value: 'none', label: words('simulator.contact.consentUnknown') },
              ]}
              onChange={(answer) =>
                edit((draft) => {
                  draft.consent ??= {};
                  if (answer === 'none') delete draft.consent[channel];
                  else draft.consent[channel] = answer;
                })
              }
            />
          )}
        </FieldShell>
      ))}
    </div>
  );
}

function ZoneField({ id, contact, names, edit }: PartProps & { readonly id: string }): ReactElement {
  const { words } = names;
  const value = contact.timezone ?? '';
  const isKnown = value === '' || isTimeZone(value);
  return (
    <FieldShell id={id} label={words('simulator.contact.zone')} help={words('simulator.contact.zoneHelp')}>
      {(describedBy) => (
        <>
          <TextInput
            id={id}
            aria-describedby={describedBy}
            aria-invalid={!isKnown}
            list={`${id}-zones`}
            value={value}
            onChange={(zone) =>
              edit((draft) => {
                if (zone === '') delete draft.timezone;
                else draft.timezone = zone;
              })
            }
          />
          <datalist id={`${id}-zones`}>
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone}>
                {zone}
              </option>
            ))}
          </datalist>
          {isKnown ? null : <FieldNote tone="error">{words('simulator.contact.zoneWrong')}</FieldNote>}
        </>
      )}
    </FieldShell>
  );
}

function TextList({
  id,
  label,
  help,
  values,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly values: readonly string[];
  onChange(values: readonly string[]): void;
}): ReactElement {
  return (
    <FieldShell id={id} label={label} help={help}>
      {(describedBy) => (
        // A comma being typed stays: empty items go when something follows.
        <TextInput
          id={id}
          aria-describedby={describedBy}
          value={values.join(', ')}
          onChange={(text) => onChange(text.trim() === '' ? [] : text.split(',').map((one) => one.trim()))}
        />
      )}
    </FieldShell>
  );
}

function Segments({ contact, names, edit }: PartProps): ReactElement | null {
  const { words, catalog } = names;
  // The others are worked out from their condition.
  const told = Object.entries(catalog.segments ?? {}).filter(([, segment]) => segment.when === undefined);
  if (told.length === 0) return null;
  const inside = contact.segments ?? [];
  return (
    <fieldset className="sj-sim-choices">
      <legend className="sj-label">{words('simulator.contact.segments')}</legend>
      {told.map(([id, segment]) => (
        <Switch
          key={id}
          checked={inside.includes(id)}
          label={<bdi>{segment.label ?? id}</bdi>}
          onChange={(checked) =>
            edit((draft) => {
              draft.segments = checked ? [...inside, id] : inside.filter((one) => one !== id);
            })
          }
        />
      ))}
    </fieldset>
  );
}
