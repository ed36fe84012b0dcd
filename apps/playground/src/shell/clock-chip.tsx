import { FastForward } from 'lucide-react';
import { useId, useRef, useState, type ReactElement } from 'react';
import { ApiError, request } from '../api/request.ts';
import { words } from '../messages/en.ts';
import { formatLength, formatTime } from '../ui/format-time.ts';
import { readLength } from './read-length.ts';
import { useClock, type DemoTime } from './use-clock.ts';

/** Where the demo's clock stands, and putting it forward. */
export function ClockChip(): ReactElement | null {
  const time = useClock();
  const id = useId();
  if (time === undefined) return null;
  return (
    <div className="pg-clock">
      <button type="button" className="pg-button pg-clock-button" popoverTarget={id}>
        <FastForward aria-hidden />
        <span className="pg-unseen">{words.clock.label}</span>
        <time dateTime={new Date(time.now).toISOString()}>{formatTime(time.now)}</time>
        {time.aheadMs > 0 && <span className="pg-clock-ahead">{words.clock.ahead(formatLength(time.aheadMs))}</span>}
        <span className="pg-unseen">{words.clock.skip}</span>
      </button>
      <div id={id} popover="auto" className="pg-popover pg-clock-popover">
        <SkipForm time={time} />
      </div>
    </div>
  );
}

function SkipForm({ time }: { readonly time: DemoTime }): ReactElement {
  const [state, setState] = useState<{ readonly busy: boolean; readonly message?: string }>({ busy: false });
  const field = useRef<HTMLInputElement>(null);
  const hint = useId();
  const skip = async (duration: string): Promise<void> => {
    setState({ busy: true });
    try {
      await request('/api/clock/skip', { method: 'POST', body: { duration } });
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, message: error instanceof ApiError ? error.message : String(error) });
    }
  };
  const skipCustom = (): void => {
    const duration = readLength(field.current?.value ?? '');
    if (duration === undefined) setState({ busy: false, message: words.clock.invalid });
    else void skip(duration);
  };
  return (
    <>
      <h2 className="pg-popover-title">{words.clock.skip}</h2>
      <p className="pg-muted">{words.clock.explain}</p>
      <div className="pg-row">
        {Object.entries(words.clock.steps).map(([duration, label]) => (
          <button key={duration} type="button" className="pg-button" disabled={state.busy} onClick={() => void skip(duration)}>
            {label}
          </button>
        ))}
      </div>
      <form
        className="pg-clock-custom"
        onSubmit={(event) => {
          event.preventDefault();
          skipCustom();
        }}
      >
        <label>
          <span className="pg-label">{words.clock.custom}</span>
          <input ref={field} className="pg-input" placeholder="3 days" aria-describedby={hint} />
        </label>
        <button type="submit" className="pg-button pg-primary" disabled={state.busy}>
          {state.busy ? words.clock.skipping : words.clock.go}
        </button>
      </form>
      <p id={hint} className={state.message === undefined ? 'pg-hint' : 'pg-hint pg-error'} role="status">
        {state.message ?? words.clock.customHint}
      </p>
      <p className="pg-hint">{time.nextDue === undefined ? words.clock.nothingDue : words.clock.nextDue(formatTime(time.nextDue))}</p>
    </>
  );
}
