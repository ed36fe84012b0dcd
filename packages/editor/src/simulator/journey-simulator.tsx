import type { Catalog, Journey, Policy, Scenario } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { EditorCanvas } from '../canvas/editor-canvas.tsx';
import { EditorProvider } from '../context/editor-provider.tsx';
import type { Look } from '../context/look.ts';
import { useCreateEditor } from '../store/use-create-editor.ts';
import { SimulatorDock } from './simulator-dock.tsx';

/** Props of `JourneySimulator`. */
export interface JourneySimulatorProps extends Look {
  /** What to simulate; another one begins again. */
  readonly journey: Journey;
  readonly catalog: Catalog;
  readonly policy?: Policy;
  /** What to begin with; a sample contact and the first trigger if absent. */
  readonly scenario?: Scenario;
  /** Takes a run that is to be kept; without it the scenario is shown as JSON to copy. */
  readonly onScenario?: (scenario: Scenario) => void;
  /** Without the picture of the journey, for a host that shows it elsewhere. False if absent. */
  readonly hideCanvas?: boolean;
}

/**
 * A journey with one contact going through it: the engine that runs it live, on a virtual clock. Nothing can be sent from here.
 *
 * Fills its parent, which must have a height.
 *
 * @example
 * ```tsx
 * <JourneySimulator journey={journey} catalog={catalog} onScenario={(scenario) => save(scenario)} />
 * ```
 */
export function JourneySimulator({ journey, catalog, policy, scenario, onScenario, hideCanvas = false, ...look }: JourneySimulatorProps): ReactElement {
  const editor = useCreateEditor({ journey, catalog, ...(policy === undefined ? {} : { policy }), readOnly: true, onChange: ignore });
  return (
    <EditorProvider editor={editor} {...look}>
      <div className="sj-simulator" data-canvas={!hideCanvas}>
        {!hideCanvas && <div className="sj-simulator-canvas"><EditorCanvas /></div>}
        <div className="sj-simulator-dock"><SimulatorDock key={scenario?.name ?? ''} scenario={scenario} onScenario={onScenario} /></div>
      </div>
    </EditorProvider>
  );
}

/** Nothing changes: the document is read only. */
function ignore(): void {}
