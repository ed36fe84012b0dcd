import type { ReactElement } from 'react';
import type { Scenario } from '@sojourn/schema';
import { useEditorContext } from '../context/editor-context.ts';
import { useEditor } from '../store/use-editor.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { SimulatorPanel } from './simulator-panel.tsx';
import { useSimulator } from './use-simulator.ts';

/** Props of `SimulatorDock`. */
export interface SimulatorDockProps {
  /** To begin with; a sample contact and the first trigger if absent. */
  readonly scenario?: Scenario;
  /** Takes a run that is to be kept; without it the scenario is copied or downloaded. */
  readonly onScenario?: (scenario: Scenario) => void;
}

/**
 * Plays the draft of the editor around for one contact, with the engine that runs it live, on a virtual clock. Nothing is sent: it
 * has no way to a handler. The path lights up on the canvas, and goes out again when the dock is closed.
 */
export function SimulatorDock({ scenario, onScenario }: SimulatorDockProps): ReactElement {
  const { editor, view, words } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const catalog = useEditor(editor, (snapshot) => snapshot.host.catalog);
  const policy = useEditor(editor, (snapshot) => snapshot.host.policy);
  const simulator = useSimulator({ journey, catalog, policy, scenario, words });
  return (
    <SimulatorPanel
      simulator={simulator}
      onScenario={onScenario}
      close={<IconButton size="small" icon="close" label={words('simulator.close')} onClick={() => view.setState({ bottom: undefined })} />}
      onProblems={() => view.setState({ bottom: 'problems' })}
    />
  );
}
