import type { Contact, Scenario } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { entryFields, ownOf } from '../inspector/condition/operand-choices.ts';
import { Button } from '../ui/button.tsx';
import { contactName } from './contact-name.ts';
import { attributesRead } from './sample-contact.ts';
import { sayValueOf } from './say-value.ts';
import type { SimulatorNames } from './simulator-host.ts';

/** Who is sent through, with what matters for this journey. */
export function WhoPanel({ names, contact, scenario, onEdit }: {
  readonly names: SimulatorNames;
  readonly contact: Contact;
  readonly scenario: Scenario;
  onEdit(): void;
}): ReactElement {
  const { words, journey, catalog } = names;
  const name = contactName(contact, names);
  const zone = (contact.timezone ?? names.zone).split('/').at(-1)?.replaceAll('_', ' ') ?? '';
  const attributes = attributesRead(journey, catalog).filter((key) => key !== 'firstName').slice(0, 4);
  const first = scenario.script.find((step) => 'event' in step);
  const data = first !== undefined && 'event' in first ? (first.data ?? {}) : {};
  const fields = [...entryFields(journey, catalog)].filter(([path, field]) => field.type === 'number' && Object.hasOwn(data, path)).slice(0, 2);
  const channels = Object.entries(catalog.channels ?? {}).filter(([, channel]) => channel.consent === true).slice(0, 2);
  return (
    <section className="sj-sim-who" aria-label={words('simulator.who')}>
      <div className="sj-sim-person">
        <span className="sj-sim-avatar" aria-hidden="true">{name.slice(0, 2).toLocaleUpperCase(words.locale)}</span>
        <div>
          <b><bdi>{name}</bdi></b>
          <span className="sj-faint">{words('simulator.sample', { zone })}</span>
        </div>
        <Button size="small" variant="quiet" aria-label={words('simulator.editContact', { name })} onClick={onEdit}>{words('simulator.edit')}</Button>
      </div>
      <dl>
        {attributes.map((key) => (
          <div key={key}>
            <dt>{ownOf(catalog.attributes, key)?.label ?? key}</dt>
            <dd><bdi>{sayValueOf(ownOf(contact.attributes, key), ownOf(catalog.attributes, key), names)}</bdi></dd>
          </div>
        ))}
        {fields.map(([path, field]) => (
          <div key={path}><dt>{field.label ?? path}</dt><dd>{sayValueOf(ownOf(data, path), field, names)}</dd></div>
        ))}
        {channels.map(([id, channel]) => (
          <div key={id}><dt>{channel.label ?? id}</dt><dd>{words.maybe(`simulator.consent.${contact.consent?.[id] ?? 'none'}`, contact.consent?.[id] ?? '')}</dd></div>
        ))}
      </dl>
    </section>
  );
}
