import type { ReactElement } from 'react';
import type { Catalog, Journey, Policy, Scenario } from '@sojourn/schema';
import { EditorCanvas } from '../canvas/editor-canvas.tsx';
import { useEditorContext } from '../context/editor-context.ts';
import { EditorProvider } from '../context/editor-provider.tsx';
import { MoreWords } from '../context/more-words.tsx';
import type { Look } from '../context/look.ts';
import { useIsNarrow } from '../editor/use-width.ts';
import { EditorOutline } from '../outline/editor-outline.tsx';
import { useCreateEditor } from '../store/use-create-editor.ts';
import { BrokenDraft } from './broken-draft.tsx';
import { Guard } from '../ui/guard.tsx';
import { SimulatorPanel } from './simulator-panel.tsx';
import { simulatorTexts } from './simulator-texts.ts';
import { useSimulator } from './use-simulator.ts';

/** Props of `JourneySimulator`. */
export interface JourneySimulatorProps extends Look {
  /** What to simulate. An edited one is played again, with the same events, to the same point in time. */
  readonly journey: Journey;
  readonly catalog: Catalog;
  readonly policy?: Policy;
  /** To begin with; a sample contact and the first trigger if absent. Another one starts over. */
  readonly scenario?: Scenario;
  /** Takes a run that is to be kept, with what came of it as expectations; without it the scenario is copied or downloaded. */
  readonly onScenario?: (scenario: Scenario) => void;
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
export function JourneySimulator({ journey, catalog, policy, scenario, onScenario, ...look }: JourneySimulatorProps): ReactElement {
  const editor = useCreateEditor({ journey, catalog, ...(policy === undefined ? {} : { policy }), readOnly: true, onChange: ignore });
  return (
    <EditorProvider editor={editor} {...look}>
      <MoreWords texts={simulatorTexts}>
        <GuardedPage
          journey={journey}
          catalog={catalog}
          {...(policy === undefined ? {} : { policy })}
          {...(scenario === undefined ? {} : { scenario })}
          {...(onScenario === undefined ? {} : { onScenario })}
        />
      </MoreWords>
    </EditorProvider>
  );
}

function GuardedPage(props: PageProps): ReactElement {
  const { words } = useEditorContext();
  return (
    <Guard subject={props.journey} onError={undefined} fallback={<BrokenDraft words={words} reason="journey" />}>
      <Page {...props} />
    </Guard>
  );
}

type PageProps = Omit<JourneySimulatorProps, keyof Look>;

function Page({ journey, catalog, policy, scenario, onScenario }: PageProps): ReactElement {
  const { words, root } = useEditorContext();
  const isNarrow = useIsNarrow(root);
  const simulator = useSimulator({ journey, catalog, policy, scenario, words });
  return (
    <section className="sj-simulator" aria-label={words('simulator.labelOf', { name: journey.name })}>
      <div className="sj-simulator-main">{isNarrow ? <EditorOutline /> : <EditorCanvas />}</div>
      <div className="sj-simulator-dock">
        <SimulatorPanel simulator={simulator} onScenario={onScenario} />
      </div>
    </section>
  );
}

/** The document is read only: nothing ever changes. */
function ignore(): void {
  return undefined;
}
