import { useEffect, useMemo, useState } from 'react';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import type { SimulatedEffect } from '@sojourn/engine';
import type { Catalog, Scenario } from '@sojourn/schema';
import { useEditorContext } from '../context/editor-context.ts';
import { ownOf } from '../nodes/names.ts';
import type { ScenarioList } from '../store/host-options.ts';
import { BrokenDraft } from './broken-draft.tsx';
import { clockText } from './clock-words.ts';
import { sentenceText } from './comparison-words.ts';
import { contactName } from './contact-name.ts';
import { Controls } from './controls.tsx';
import { endingSentence } from './ending-words.ts';
import { KeepForm } from './keep-form.tsx';
import { overlayOf } from './path.ts';
import { PopoverButton } from './popover-button.tsx';
import { ReasonList } from './reason-list.tsx';
import { reasonsOf } from './reasons.ts';
import type { Reason } from './reasons.ts';
import { SuggestionBar } from './suggestion-bar.tsx';
import { Timeline } from './timeline.tsx';
import { pointsOf } from './timeline-points.ts';
import type { Now, Simulator } from './use-simulator.ts';
import { WhoPanel } from './who-panel.tsx';

/** Props of `SimulatorPanel`. */
export interface SimulatorPanelProps {
  readonly simulator: Simulator;
  readonly onScenario: ((scenario: Scenario) => void) | undefined;
  /** What the host keeps; none if absent. */
  readonly scenarios?: ScenarioList | undefined;
  /** At the end of the controls. */
  readonly close?: ReactNode;
  /** The way to the problems, where there is one. */
  readonly onProblems?: (() => void) | undefined;
}

/** A simulation under a person's hands: who, the clock, the timeline, why, what could happen now. Paints the path on the canvas around. */
export function SimulatorPanel({ simulator, onScenario, scenarios, close, onProblems }: SimulatorPanelProps): ReactElement {
  const { view } = useEditorContext();
  const { names, now, scenario } = simulator;
  const [sample] = simulator.samples;
  const moment = now?.moment;
  const overlay = useMemo(() => (moment === undefined ? undefined : overlayOf(moment)), [moment]);
  useEffect(() => {
    view.setState({ overlay });
    return () => view.setState({ overlay: undefined });
  }, [view, overlay]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only keeps keys of the fields inside from the editor around
    <div className="sj-sim-frame" onKeyDown={keepUndoOfTyping}>
      <div className="sj-sim" role="group" aria-label={names.words('simulator.label')}>
        <WhoPanel simulator={simulator} scenarios={scenarios} contact={now?.moment.contact ?? scenario.contact} overlay={overlay} />
        {now === undefined ? (
          <BrokenDraft
            words={names.words}
            reason={simulator.played.ok ? 'journey' : simulator.played.reason}
            close={close}
            onProblems={onProblems}
            onRestart={sample === undefined ? undefined : () => simulator.take(sample)}
          />
        ) : (
          <RunPart simulator={simulator} now={now} onScenario={onScenario} close={close} />
        )}
      </div>
    </div>
  );
}

interface RunPartProps {
  readonly simulator: Simulator;
  readonly now: Now;
  readonly onScenario: ((scenario: Scenario) => void) | undefined;
  readonly close: ReactNode;
}

function RunPart({ simulator, now, onScenario, close }: RunPartProps): ReactElement {
  const { names, zone } = simulator;
  const { words, catalog } = names;
  const [said, setSaid] = useState('');
  const reasons = useMemo(() => reasonsOf(now.moment, names, zone), [now.moment, names, zone]);
  const message = messageAt(now, catalog);
  return (
    <div className="sj-sim-run">
      <Controls simulator={simulator} now={now}>
        <span className="sj-sim-said" role="status">
          {said}
        </span>
        <PopoverButton label={words('simulator.keep')} title={words('simulator.keep.title')}>
          {(closeForm) => (
            <KeepForm
              simulator={simulator}
              now={now}
              onScenario={onScenario}
              onDone={(text) => {
                closeForm();
                setSaid(text);
              }}
            />
          )}
        </PopoverButton>
        {close}
      </Controls>
      <Timeline simulator={simulator} now={now} />
      <div className="sj-sim-below">
        <ReasonList simulator={simulator} now={now} reasons={reasons} message={message} />
        <SuggestionBar simulator={simulator} now={now} />
      </div>
      <Announcer simulator={simulator} now={now} reasons={reasons} />
    </div>
  );
}

/** The message that this step began, or whose result it is. */
function messageAt({ run, index, moment }: Now, catalog: Catalog): SimulatedEffect | undefined {
  const isMessage = (effect: SimulatedEffect): boolean => ownOf(catalog.actions, effect.action)?.message === true;
  const step = run.steps[index];
  const answered = step?.kind === 'result' ? moment.effects.findLast((effect) => effect.nodeId === step.nodeId) : undefined;
  return [...moment.begun, ...(answered === undefined ? [] : [answered])].findLast(isMessage);
}

/** Says each step once: the clock, what happened, and why. */
function Announcer({
  simulator,
  now,
  reasons,
}: {
  readonly simulator: Simulator;
  readonly now: Now;
  readonly reasons: readonly Reason[];
}): ReactElement {
  const { names, zone, scenario } = simulator;
  const [point] = pointsOf(now.run, names, now.index, now.index);
  const lines = reasons.flatMap((reason) => [...reason.because.map((sentence) => sentenceText(sentence, names)), reason.text]);
  const ending = now.isEnd ? [endingSentence(now.run, contactName(scenario.contact), names)] : [];
  return (
    <div className="sj-visually-hidden" role="status" aria-live="polite">
      {names.words('simulator.live', {
        time: clockText(now.clock, zone, names.words),
        what: [point?.label ?? '', ...lines, ...ending].join('. '),
      })}
    </div>
  );
}

/** In our forms, undo is the browser's: it takes back what was typed, never a change of the journey. */
function keepUndoOfTyping(event: KeyboardEvent): void {
  const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  if (isTyping && (event.ctrlKey || event.metaKey) && /^[zy]$/iu.test(event.key)) event.stopPropagation();
}
