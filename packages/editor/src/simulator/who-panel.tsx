import { useMemo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { parseInstant } from '@sojourn/schema';
import type { Contact, Field, JsonValue, Scenario } from '@sojourn/schema';
import { journeyGraph } from '../canvas/journey-graph.ts';
import { entryFields } from '../inspector/condition/operand-choices.ts';
import type { CanvasOverlay } from '../context/view-store.ts';
import type { Names } from '../nodes/card-definition.ts';
import type { ScenarioList } from '../store/host-options.ts';
import { attributeName, ownOf } from '../nodes/names.ts';
import { clockText } from './clock-words.ts';
import { ContactForm } from './contact-form.tsx';
import { contactName, initialsOf } from './contact-name.ts';
import { valueText } from './comparison-words.ts';
import { clockZone } from './first-scenario.ts';
import { KeptScenarios } from './kept-scenarios.tsx';
import { coverageOf } from './path.ts';
import { PopoverButton } from './popover-button.tsx';
import { attributesRead } from './sample-contact.ts';
import { ScriptForm } from './script-form.tsx';
import type { Simulator } from './use-simulator.ts';
import { WhatIfForm } from './what-if-form.tsx';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly value: string;
}

/** Who goes through the journey, with what it reads of them; from here the contact, the script and chance are changed. */
export function WhoPanel({
  simulator,
  contact,
  overlay,
  scenarios,
}: {
  readonly simulator: Simulator;
  readonly scenarios: ScenarioList | undefined;
  readonly contact: Contact;
  readonly overlay: CanvasOverlay | undefined;
}): ReactElement {
  const { names, scenario, samples, zone } = simulator;
  const { words } = names;
  const name = contactName(contact);
  const about = samples.find((sample) => sample.contact.id === scenario.contact.id)?.about ?? '';
  const town = (contact.timezone ?? zone).split('/').at(-1)?.replaceAll('_', ' ') ?? '';
  const rows = useMemo(() => rowsOf(contact, scenario, names), [contact, scenario, names]);
  const graph = useMemo(() => journeyGraph(names), [names]);
  const covered = overlay === undefined ? undefined : coverageOf(graph, overlay);
  return (
    <section className="sj-sim-who" aria-label={words('simulator.contact')}>
      <div className="sj-sim-person">
        <span className="sj-sim-avatar" aria-hidden="true">
          {initialsOf(name, words.locale)}
        </span>
        <div>
          <b title={name}>
            <bdi>{about === '' ? name : words('simulator.sample.named', { name, about })}</bdi>
          </b>
          <span className="sj-faint">
            {words('simulator.contact.sample')} · <bdi>{town}</bdi>
          </span>
        </div>
        <PopoverButton
          iconOnly
          icon="pencil"
          variant="quiet"
          label={words('simulator.contact.edit')}
          title={words('simulator.contact.title')}
        >
          {() => <ContactForm simulator={simulator} />}
        </PopoverButton>
      </div>
      <dl>
        {rows.map((row) => (
          <Line key={row.key} name={row.name}>
            {row.value}
          </Line>
        ))}
        {covered === undefined ? null : <Line name={words('simulator.covered')}>{words('simulator.coveredOf', covered)}</Line>}
      </dl>
      <Setup simulator={simulator} scenarios={scenarios} />
    </section>
  );
}

/** What happens, chance, and what the host keeps. */
function Setup({ simulator, scenarios }: { readonly simulator: Simulator; readonly scenarios: ScenarioList | undefined }): ReactElement {
  const { words } = simulator.names;
  return (
    <div className="sj-sim-setup">
      <PopoverButton icon="list" label={words('simulator.script.title')} title={words('simulator.script.title')}>
        {() => <ScriptForm simulator={simulator} />}
      </PopoverButton>
      <PopoverButton icon="dice" label={words('simulator.whatIf')} title={words('simulator.whatIf.title')}>
        {() => <WhatIfForm simulator={simulator} />}
      </PopoverButton>
      {scenarios === undefined || scenarios.list.length === 0 ? null : (
        <PopoverButton iconOnly icon="flag" label={words('simulator.kept')} title={words('simulator.kept')}>
          {(closeList) => (
            <KeptScenarios
              scenarios={scenarios}
              words={words}
              onPlay={(kept) => {
                closeList();
                simulator.play(kept);
              }}
            />
          )}
        </PopoverButton>
      )}
    </div>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>
        <bdi>{name}</bdi>
      </dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}

/** What the journey reads: attributes, values of what let the contact in, consent. */
function rowsOf(contact: Contact, scenario: Scenario, names: Names): readonly Row[] {
  const { words, journey, catalog } = names;
  const zone = clockZone(journey, scenario);
  const show = (value: JsonValue | undefined, field: Field | undefined): string => {
    const at = field?.type === 'datetime' && typeof value === 'string' ? parseInstant(value) : undefined;
    return at === undefined ? valueText(value, words) : clockText(at, zone, words);
  };
  const attributes = attributesRead(journey, catalog)
    .filter((key) => key !== 'firstName')
    .slice(0, 4)
    .map((key): Row => ({
      key: `attribute ${key}`,
      name: attributeName(key, names),
      value: show(ownOf(contact.attributes, key), ownOf(catalog.attributes, key)),
    }));
  const first = scenario.script.find((step) => 'event' in step);
  const data = first !== undefined && 'event' in first ? (first.data ?? {}) : {};
  const entry = [...entryFields(journey, catalog)]
    .filter(([path, field]: readonly [string, Field]) => Object.hasOwn(data, path) && isRead(journey, path) && field.type !== 'list')
    .slice(0, 2)
    .map(([path, field]): Row => ({ key: `entry ${path}`, name: field.label ?? path, value: show(ownOf(data, path), field) }));
  const consent = Object.entries(catalog.channels ?? {})
    .filter(([, channel]) => channel.consent === true)
    .slice(0, 2)
    .map(([id, channel]): Row => ({
      key: `consent ${id}`,
      name: channel.label ?? id,
      value: consentText(ownOf(contact.consent, id), names),
    }));
  return [...attributes, ...entry, ...consent];
}

function isRead(journey: Names['journey'], path: string): boolean {
  return JSON.stringify(journey.nodes).includes(`"entry":${JSON.stringify(path)}`);
}

function consentText(answer: string | undefined, { words }: Names): string {
  if (answer === undefined) return words('simulator.contact.consentUnknown');
  return words.maybe(`simulator.contact.${answer}`, answer);
}
