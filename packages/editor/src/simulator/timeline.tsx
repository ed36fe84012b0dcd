import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { formatInstant } from '@sojourn/schema';
import { useEditorContext } from '../context/editor-context.ts';
import { clockText, shortClock } from './clock-words.ts';
import { pointsOf } from './timeline-points.ts';
import type { TimelinePoint } from './timeline-points.ts';
import type { Now, Simulator } from './use-simulator.ts';

/** As many points stand on either side of the current one; a long run is a window on it. */
const reach = 120;

/** What happened and what lies ahead, in order; a click goes there. One tab stop, arrow keys walk along it. */
export function Timeline({ simulator, now }: { readonly simulator: Simulator; readonly now: Now }): ReactElement {
  const { names } = simulator;
  const { isRtl } = useEditorContext();
  const { run, index } = now;
  const list = useRef<HTMLOListElement>(null);
  const points = useMemo(() => pointsOf(run, names, index - reach, index + reach), [run, names, index]);
  const [walked, setWalked] = useState<number>();
  const tabStop = walked !== undefined && points.some((point) => point.index === walked) ? walked : index;
  useLayoutEffect(() => {
    const box = list.current;
    const here = box?.querySelector<HTMLElement>('[aria-current]');
    if (!box || !here) return;
    // Only this row scrolls, never the page around.
    const from = box.getBoundingClientRect();
    const at = here.getBoundingClientRect();
    if (at.left < from.left + 40 || at.right > from.right - 120) box.scrollLeft += at.left + at.width / 2 - (from.left + from.width / 2);
  }, [index, run]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = Number(event.target instanceof Element ? (event.target.getAttribute('data-point') ?? tabStop) : tabStop);
    const to = targetOf(event.key, points, from, isRtl);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setWalked(to);
    list.current?.querySelector<HTMLElement>(`[data-point="${to}"]`)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons inside
    <ol
      ref={list}
      className="sj-sim-timeline"
      aria-label={names.words('simulator.timeline')}
      onKeyDown={onKeyDown}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setWalked(undefined)}
    >
      {points.map((point, place) => (
        <Point
          key={point.index}
          point={point}
          before={points[place - 1]?.at}
          state={point.index < index ? 'done' : point.index === index ? 'current' : 'ahead'}
          isTabStop={point.index === tabStop}
          simulator={simulator}
        />
      ))}
    </ol>
  );
}

interface PointProps {
  readonly point: TimelinePoint;
  readonly before: number | undefined;
  readonly state: 'done' | 'current' | 'ahead';
  readonly isTabStop: boolean;
  readonly simulator: Simulator;
}

function Point({ point, before, state, isTabStop, simulator }: PointProps): ReactElement {
  const { zone, names, moveTo } = simulator;
  const { words } = names;
  return (
    <li data-state={state} data-tone={point.tone} data-gap={gapOf(before, point.at)}>
      <button
        type="button"
        data-point={point.index}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={state === 'current' ? 'step' : undefined}
        title={words('simulator.timeline.point', { time: clockText(point.at, zone, words), label: point.label })}
        onClick={() => moveTo(point.index)}
      >
        <time dir="auto" dateTime={formatInstant(point.at)}>
          {shortClock(point.at, before, zone, words)}
        </time>
        <i aria-hidden="true" />
        <bdi className="sj-sim-point">{point.label}</bdi>
        {state === 'ahead' ? <span className="sj-visually-hidden">{words('simulator.timeline.ahead')}</span> : null}
      </button>
    </li>
  );
}

/** Longer spans of time stand further apart, by their order of magnitude. */
function gapOf(before: number | undefined, at: number): '0' | '1' | '2' | '3' {
  const hours = before === undefined ? 0 : (at - before) / 3_600_000;
  if (hours < 0.5) return '0';
  if (hours < 12) return '1';
  return hours < 60 ? '2' : '3';
}

function targetOf(key: string, points: readonly TimelinePoint[], from: number, isRtl: boolean): number | undefined {
  const here = points.findIndex((point) => point.index === from);
  if (key === 'Home') return points[0]?.index;
  if (key === 'End') return points.at(-1)?.index;
  if (key === (isRtl ? 'ArrowLeft' : 'ArrowRight')) return points[here + 1]?.index;
  return key === (isRtl ? 'ArrowRight' : 'ArrowLeft') ? points[here - 1]?.index : undefined;
}
