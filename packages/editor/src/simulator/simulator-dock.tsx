import type { Scenario } from '@sojourn/schema';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import { zoneOf } from '../inspector/condition/values/zone-of.ts';
import { useEditor } from '../store/use-editor.ts';
import { startByTrigger } from './start-by-trigger.ts';
import { overlayOf } from './overlay.ts';
import { RunPanel } from './run-panel.tsx';
import { SetupPanel } from './setup-panel.tsx';
import { useRun } from './use-run.ts';
import { WhoPanel } from './who-panel.tsx';

/** Props of `SimulatorDock`. */
export interface SimulatorDockProps {
  /** What to begin with; a sample contact and the first trigger if absent. */
  readonly scenario?: Scenario | undefined;
  /** Takes a run that is to be kept; without it the scenario is shown as JSON to copy. */
  onScenario?: ((scenario: Scenario) => void) | undefined;
}

/**
 * Plays the draft of the editor around for one contact, with the engine that runs it live, on a virtual clock. Nothing is sent:
 * it has no way to a handler. The path lights up on the canvas.
 */
export function SimulatorDock({ scenario: given, onScenario }: SimulatorDockProps): ReactElement {
  const { editor, view, words } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const host = useEditor(editor, (snapshot) => snapshot.host);
  const [scenario, setScenario] = useState<Scenario>(() => given ?? startByTrigger(journey, host.catalog, journey.entry.triggers[0], nextMorning()));
  const [isSetUp, setIsSetUp] = useState(true);
  const zone = scenario.contact.timezone ?? zoneOf(journey);
  const { catalog, policy } = host;
  const names = useMemo(() => ({ words, journey, catalog, policy, zone }), [words, journey, catalog, policy, zone]);
  const state = useRun(journey, scenario, { catalog, policy, zone });
  const overlay = useMemo(() => (state.ok ? overlayOf(state.run.view) : undefined), [state.ok ? state.run.view : undefined]);
  useEffect(() => {
    view.setState({ overlay });
    return () => view.setState({ overlay: undefined });
  }, [view, overlay]);
  if (!isSetUp) {
    return (
      <div className="sj-sim-frame">
        <SetupPanel names={names} scenario={scenario} onChange={setScenario} onDone={() => setIsSetUp(true)} />
      </div>
    );
  }
  return (
    <div className="sj-sim-frame">
    <div className="sj-sim" role="group" aria-label={words('simulator.label')}>
      <WhoPanel names={names} contact={state.ok ? state.run.view.contact : scenario.contact} scenario={scenario} onEdit={() => setIsSetUp(false)} />
      {state.ok ? <RunPanel names={names} run={state.run} scenario={scenario} onScenario={onScenario} /> : <p className="sj-sim-broken">{words('simulator.broken')}</p>}
    </div>
    </div>
  );
}

/** The next day at 09:00 UTC: a start that is neither past nor at night. */
function nextMorning(): number {
  const day = 86_400_000;
  return Math.floor(Date.now() / day) * day + day + 9 * 3_600_000;
}
