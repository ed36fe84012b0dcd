import type { Scenario } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { clockText } from './clock-text.ts';
import { CouldHappen } from './could-happen.tsx';
import { KeepButton } from './keep-button.tsx';
import { keepScenario } from './keep-scenario.ts';
import { MessagePreview } from './message-preview.tsx';
import { Reasons } from './reasons.tsx';
import { sayEnd } from './say-end.ts';
import type { SimulatorNames } from './simulator-host.ts';
import { Timeline } from './timeline.tsx';
import { timelinePoints } from './timeline-points.ts';
import { TransportButton } from './transport-button.tsx';
import type { RunControls } from './use-run.ts';

/** A run: its controls, its clock, its timeline, why it went where it is, and what could happen now. */
export function RunPanel({ names, run, scenario, onScenario }: {
  readonly names: SimulatorNames;
  readonly run: RunControls;
  readonly scenario: Scenario;
  readonly onScenario: ((scenario: Scenario) => void) | undefined;
}): ReactElement {
  const { words, journey, zone } = names;
  const { view } = run;
  const sentence = sayEnd(view, names);
  const isOver = view.ended && view.trace.length + view.refusals.length > 0;
  return (
    <section className="sj-sim-run" aria-label={words('simulator.run')}>
      <div className="sj-sim-controls" role="toolbar" aria-label={words('simulator.controls')}>
        <TransportButton shape="start" label={words('simulator.toStart')} disabled={!view.canGoBack} onClick={run.toStart} />
        <TransportButton shape="back" label={words('simulator.back')} disabled={!view.canGoBack} onClick={run.back} />
        <Button size="small" icon="play" className="sj-sim-step" disabled={view.ended} onClick={run.step}>{words('simulator.step')}</Button>
        <Button size="small" disabled={view.ended} onClick={run.nextWait}>{words('simulator.nextWait')}</Button>
        <Button size="small" disabled={view.ended} onClick={run.toEnd}>{words('simulator.toEnd')}</Button>
        <span className="sj-sim-clock"><time dateTime={new Date(view.now).toISOString()}>{clockText(view.now, zone, words.locale)}</time> <span className="sj-faint">{zone}</span></span>
        <span className="sj-grow" />
        <KeepButton words={words} make={() => keepScenario(sentence, journey, scenario, view, run.injections)} onScenario={onScenario} />
      </div>
      <Timeline points={timelinePoints(view, names)} names={names} onGoTo={run.goTo} />
      <div className="sj-sim-below">
        {isOver ? <p className="sj-sim-end" role="status">{sentence}</p> : <Reasons trace={view.trace} names={names} />}
        <CouldHappen names={names} run={run} />
      </div>
      <MessagePreview effects={view.effects} names={names} />
    </section>
  );
}
