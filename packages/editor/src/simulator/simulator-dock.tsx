import type { ReactElement } from 'react';
import type { Scenario } from '@sojourn/schema';
import { useEditorContext } from '../context/editor-context.ts';
import { MoreWords } from '../context/more-words.tsx';
import { useEditor } from '../store/use-editor.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { BrokenDraft } from './broken-draft.tsx';
import { withScenario } from './kept-scenarios.tsx';
import { Guard } from '../ui/guard.tsx';
import { SimulatorPanel } from './simulator-panel.tsx';
import { simulatorTexts } from './simulator-texts.ts';
import { useSimulator } from './use-simulator.ts';

/**
 * Plays the draft of the editor around for one contact, with the engine that runs it live, on a virtual clock. Nothing is sent: it
 * has no way to a handler. The path lights up on the canvas, and goes out again when the dock is closed.
 */
export function SimulatorDock(): ReactElement {
  return (
    <MoreWords texts={simulatorTexts}>
      <GuardedDock />
    </MoreWords>
  );
}

function GuardedDock(): ReactElement {
  const { editor, view, words } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const onError = useEditor(editor, (snapshot) => snapshot.host.onError);
  const onProblems = (): void => view.setState({ bottom: 'problems' });
  const close = (
    <IconButton size="small" icon="close" label={words('simulator.close')} onClick={() => view.setState({ bottom: undefined })} />
  );
  return (
    <Guard
      subject={journey}
      onError={onError}
      fallback={<BrokenDraft words={words} reason="journey" close={close} onProblems={onProblems} />}
    >
      <Dock close={close} onProblems={onProblems} />
    </Guard>
  );
}

function Dock({ close, onProblems }: { readonly close: ReactElement; onProblems(): void }): ReactElement {
  const { editor, words } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const catalog = useEditor(editor, (snapshot) => snapshot.host.catalog);
  const policy = useEditor(editor, (snapshot) => snapshot.host.policy);
  const scenarios = useEditor(editor, (snapshot) => snapshot.host.scenarios);
  const simulator = useSimulator({ journey, catalog, policy, scenario: undefined, words });
  const keep = scenarios?.onChange;
  const onScenario = keep === undefined ? undefined : (kept: Scenario): void => keep(withScenario(scenarios?.list ?? [], kept));
  return <SimulatorPanel simulator={simulator} scenarios={scenarios} onScenario={onScenario} close={close} onProblems={onProblems} />;
}
