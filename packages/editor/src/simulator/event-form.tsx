import type { Instant, JsonObject } from '@sojourn/schema';
import { useId, useState, type ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { eventType } from '../inspector/condition/operand-choices.ts';
import { sampleEventData } from './start-by-trigger.ts';
import type { SimulatorNames } from './simulator-host.ts';
import { ValueFields } from './value-fields.tsx';

/** An event to let happen, with its data. */
export function EventForm({ names, now, onHappen }: {
  readonly names: SimulatorNames;
  readonly now: Instant;
  onHappen(event: string, data: JsonObject): void;
}): ReactElement {
  const { words, catalog } = names;
  const id = useId();
  const events = Object.entries(catalog.events ?? {});
  const [event, setEvent] = useState(events[0]?.[0] ?? '');
  const [data, setData] = useState<JsonObject>(() => sampleEventData(event, catalog, now));
  return (
    <form
      className="sj-sim-form"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        onHappen(event, data);
      }}
    >
      <label className="sj-label" htmlFor={id}>{words('panel.event')}</label>
      <Select
        id={id}
        value={event}
        options={events.map(([name, type]) => ({ value: name, label: type.label ?? name }))}
        onChange={(next) => {
          setEvent(next);
          setData(sampleEventData(next, catalog, now));
        }}
      />
      <ValueFields id={id} fields={eventType(catalog, event)?.data ?? {}} values={data} names={names} onChange={setData} />
      <Button type="submit" variant="primary" size="small">{words('simulator.happen')}</Button>
    </form>
  );
}
