import { useLayoutEffect, useRef, type ReactElement } from 'react';
import { dayKey, timeText, weekdayTimeText } from './clock-text.ts';
import type { SimulatorNames } from './simulator-host.ts';
import type { TimelinePoint } from './timeline-points.ts';

/** What happened and what lies ahead, in order; a click goes there. */
export function Timeline({ points, names, onGoTo }: {
  readonly points: readonly TimelinePoint[];
  readonly names: SimulatorNames;
  onGoTo(entries: number): void;
}): ReactElement {
  const { words, zone } = names;
  const list = useRef<HTMLOListElement>(null);
  const current = points.findIndex((point) => point.state === 'current');
  useLayoutEffect(() => {
    const box = list.current;
    const here = box?.querySelector<HTMLElement>('[data-state="current"]');
    if (box === null || here === null || here === undefined) return;
    // Only this row scrolls, never the page around.
    const from = box.getBoundingClientRect();
    const at = here.getBoundingClientRect();
    box.scrollLeft += at.left + at.width / 2 - (from.left + from.width / 2);
  }, [current, points.length]);
  if (points.length === 0) return <p className="sj-sim-timeline-empty">{words('simulator.timelineEmpty')}</p>;
  return (
    <ol ref={list} className="sj-sim-timeline" aria-label={words('simulator.timeline')}>
      {points.map((point, index) => {
        const before = points[index - 1];
        const isNewDay = before === undefined || dayKey(before.at, zone) !== dayKey(point.at, zone);
        return (
          // A point has no identity of its own but its place.
          <li key={index} data-state={point.state} data-tone={point.tone}>
            <button type="button" aria-current={point.state === 'current' ? 'step' : undefined} onClick={() => onGoTo(point.entries)}>
              <time dateTime={new Date(point.at).toISOString()}>{isNewDay ? weekdayTimeText(point.at, zone, words.locale) : timeText(point.at, zone, words.locale)}</time>
              <i aria-hidden="true" />
              <span className="sj-sim-point"><bdi>{point.label}</bdi></span>
              <span className="sj-visually-hidden">{words(`simulator.state.${point.state}`)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
