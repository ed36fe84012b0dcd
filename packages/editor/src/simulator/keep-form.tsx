import { useId, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { Scenario } from '@sojourn/schema';
import { useEditorContext } from '../context/editor-context.ts';
import { FieldNote } from '../inspector/fields/field-note.tsx';
import { FieldShell } from '../inspector/fields/field-shell.tsx';
import { Button } from '../ui/button.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { contactName } from './contact-name.ts';
import { endingSentence, endReason } from './ending-words.ts';
import { fileNameOf, scenarioToKeep } from './keep-scenario.ts';
import type { Now, Simulator } from './use-simulator.ts';

/** Props of `KeepForm`. */
export interface KeepFormProps {
  readonly simulator: Simulator;
  readonly now: Now;
  /** Without it the scenario is copied or downloaded. */
  readonly onScenario: ((scenario: Scenario) => void) | undefined;
  onDone(said: string): void;
}

/** Names the run and keeps it as a scenario, with what came of it as expectations. */
export function KeepForm({ simulator, now, onScenario, onDone }: KeepFormProps): ReactElement {
  const { names, zone, scenario } = simulator;
  const { words } = names;
  const { root } = useEditorContext();
  const id = useId();
  const [name, setName] = useState(() => endingSentence(now.run, contactName(scenario.contact), names).replace(/\.$/u, ''));
  const [failed, setFailed] = useState(false);
  const kept = scenarioToKeep(now.run, name.trim() === '' ? scenario.name : name.trim(), zone);
  const json = `${JSON.stringify(kept, undefined, 2)}\n`;
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    if (onScenario === undefined) {
      void copy();
      return;
    }
    onScenario(kept);
    onDone(words('simulator.keep.kept', { name: kept.name }));
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(json);
      onDone(words('simulator.keep.copied'));
    } catch {
      setFailed(true);
    }
  };
  return (
    <form className="sj-sim-form" onSubmit={keep}>
      <p className="sj-help">{words('simulator.keep.help')}</p>
      <FieldShell id={`${id}-name`} label={words('simulator.keep.name')}>
        {(describedBy) => <TextInput id={`${id}-name`} aria-describedby={describedBy} value={name} onChange={setName} />}
      </FieldShell>
      <p className="sj-sim-expects">{expectsText(kept, simulator)}</p>
      {failed ? <FieldNote tone="error">{words('simulator.keep.copyFailed')}</FieldNote> : null}
      <div className="sj-sim-form-actions">
        <Button size="small" onClick={() => download(json, fileNameOf(kept), root)}>
          {words('simulator.keep.download')}
        </Button>
        <Button size="small" type="submit" variant="primary">
          {words(onScenario === undefined ? 'simulator.keep.copy' : 'simulator.keep.confirm')}
        </Button>
      </div>
    </form>
  );
}

function expectsText({ expect }: Scenario, { names }: Simulator): string {
  const { words } = names;
  if (expect?.refused !== undefined)
    return words('simulator.keep.expectsRefused', { reason: words.maybe(`simulator.refused.${expect.refused}`, expect.refused) });
  return words('simulator.keep.expects', {
    path: words('simulator.keep.path', { count: expect?.path?.length ?? 0 }),
    effects: words('simulator.keep.effects', { count: expect?.effects?.length ?? 0 }),
    end: expect?.end === undefined ? words('simulator.keep.noEnd') : endReason(expect.end, names),
  });
}

/** Through a link inside our own root: nothing is written to the page around. */
function download(text: string, fileName: string, root: HTMLElement | null): void {
  if (root === null) return;
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = root.ownerDocument.createElement('a');
  link.href = url;
  link.download = fileName;
  link.hidden = true;
  root.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(url);
}
