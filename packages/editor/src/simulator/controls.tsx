import type { ReactElement, ReactNode } from 'react';
import { formatInstant } from '@sojourn/schema';
import { Button } from '../ui/button.tsx';
import { clockText } from './clock-words.ts';
import { TransportButton } from './transport-button.tsx';
import type { Now, Simulator } from './use-simulator.ts';

/** To the start, back, on: and the virtual clock with the name of its zone. */
export function Controls({
  simulator,
  now,
  children,
}: {
  readonly simulator: Simulator;
  readonly now: Now;
  readonly children: ReactNode;
}): ReactElement {
  const { zone, names } = simulator;
  const { words } = names;
  // A clock that stands between two steps goes back to the one before it.
  const isBetween = now.clock > now.moment.at;
  const isOver = now.isEnd;
  return (
    <div className="sj-sim-controls" role="group" aria-label={words('simulator.controls')}>
      <TransportButton
        shape="start"
        label={words('simulator.toStart')}
        disabled={now.isStart && !isBetween}
        onClick={() => simulator.moveTo(0)}
      />
      <TransportButton
        shape="back"
        label={words('simulator.back')}
        disabled={now.isStart && !isBetween}
        onClick={() => simulator.moveTo(isBetween ? now.index : now.index - 1)}
      />
      <Button
        size="small"
        icon="play"
        className="sj-sim-step"
        aria-disabled={isOver}
        onClick={() => !isOver && simulator.moveTo(now.index + 1)}
      >
        {words('simulator.step')}
      </Button>
      <Button size="small" aria-disabled={isOver} onClick={() => !isOver && simulator.toNextWait()}>
        {words('simulator.nextWait')}
      </Button>
      <Button size="small" aria-disabled={isOver} onClick={() => !isOver && simulator.toEnd()}>
        {words('simulator.toEnd')}
      </Button>
      <span className="sj-sim-clock">
        <span className="sj-visually-hidden">{words('simulator.clock')}</span>
        <time dir="auto" dateTime={formatInstant(now.clock)}>
          {clockText(now.clock, zone, words)}
        </time>
        <bdi className="sj-faint">{zone.replaceAll('_', ' ')}</bdi>
      </span>
      <span className="sj-grow" />
      {children}
    </div>
  );
}
