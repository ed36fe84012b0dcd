import type { JsonObject } from '@sojourn/schema';
import { useId, useState, type ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';
import { couldHappen, type Possibility } from './could-happen.ts';
import { EventForm } from './event-form.tsx';
import { sampleEventData } from './start-by-trigger.ts';
import type { SimulatorNames } from './simulator-host.ts';
import type { RunControls } from './use-run.ts';

/** Buttons for what could happen now, and any other event with its data. */
export function CouldHappen({ names, run }: { readonly names: SimulatorNames; readonly run: RunControls }): ReactElement {
  const { words, catalog } = names;
  const id = useId();
  const [anchor, setAnchor] = useState<Element>();
  const { view } = run;
  const wanted = new Map(Object.entries(lastData(run)));
  const act = (possibility: Possibility): void => {
    if (possibility.kind === 'time') run.pass(possibility.duration);
    else if (possibility.kind === 'unsubscribe') run.unsubscribe(possibility.channel);
    else run.happen(possibility.event, sampleEventData(possibility.event, catalog, view.now, wanted), possibility.of);
  };
  return (
    <div className="sj-sim-could" role="group" aria-labelledby={id}>
      <span id={id} className="sj-faint">{words('simulator.could')}</span>
      {couldHappen(view, names).map((possibility) => (
        <Button key={possibility.id} size="small" onClick={() => act(possibility)}><bdi>{possibility.label}</bdi></Button>
      ))}
      <Button size="small" variant="quiet" aria-expanded={anchor !== undefined} onClick={(event) => setAnchor(anchor === undefined ? event.currentTarget : undefined)}>{words('simulator.otherEvent')}</Button>
      {anchor !== undefined && (
        <Popover anchor={anchor} side="above" className="sj-sim-event" onClose={() => setAnchor(undefined)}>
          <EventForm
            names={names}
            now={view.now}
            onHappen={(event, data) => {
              setAnchor(undefined);
              run.happen(event, data);
            }}
          />
        </Popover>
      )}
    </div>
  );
}

/** Data of the event that let the contact in: an order that follows has the cart's total and id. */
function lastData(run: RunControls): JsonObject {
  const given = run.injections.at(-1)?.step;
  return given !== undefined && 'event' in given ? given.data : {};
}
