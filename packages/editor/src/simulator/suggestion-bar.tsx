import { useId, useMemo } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { EventForm } from './event-form.tsx';
import { PopoverButton } from './popover-button.tsx';
import { suggestionsAt } from './suggestions.ts';
import type { Suggestion } from './suggestions.ts';
import type { Now, Simulator } from './use-simulator.ts';

/** As many are shown; the rest are behind “Something else”. */
const most = 4;

/** Buttons for what could happen now, for time that passes, and for anything else. */
export function SuggestionBar({ simulator, now }: { readonly simulator: Simulator; readonly now: Now }): ReactElement {
  const { names } = simulator;
  const { words } = names;
  const id = useId();
  const suggestions = useMemo(() => suggestionsAt(now.moment, names), [now.moment, names]);
  const enrollment = now.moment.enrollments.at(-1);
  const isInside = enrollment !== undefined && enrollment.status !== 'ended';
  // Before anything has happened, what is going to happen needs no second button.
  const shown = (isInside ? suggestions : now.isStart ? [] : suggestions).slice(0, most);
  return (
    <div className="sj-sim-could" role="group" aria-labelledby={id}>
      <span id={id} className="sj-faint">
        {words('simulator.could')}
      </span>
      {shown.map((suggestion) => (
        <Button
          key={suggestion.id}
          size="small"
          title={suggestion.detail === '' ? undefined : suggestion.detail}
          onClick={() => simulator.happen(suggestion.happening)}
        >
          <bdi>{nameAmong(suggestion, shown, words)}</bdi>
        </Button>
      ))}
      {isInside && !now.isEnd ? (
        <Button size="small" onClick={() => simulator.letPass('P1D')}>
          {words('simulator.could.day')}
        </Button>
      ) : null}
      <PopoverButton label={words('simulator.could.other')} title={words('simulator.event.title')} variant="quiet">
        {(close) => (
          <EventForm
            simulator={simulator}
            now={now}
            onHappen={(happening) => {
              close();
              simulator.happen(happening);
            }}
          />
        )}
      </PopoverButton>
    </div>
  );
}

/** Two answers of the same name are told apart by their message. */
function nameAmong({ label, detail }: Suggestion, shown: readonly Suggestion[], words: Simulator['names']['words']): string {
  const isAlone = shown.filter((one) => one.label === label).length === 1;
  return isAlone || detail === '' ? label : words('simulator.could.answering', { label, title: detail });
}
