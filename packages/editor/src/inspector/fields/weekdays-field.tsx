import type { Weekday } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import type { FieldProps } from '../../store/host-options.ts';
import { labelIdOf } from './field-shell.tsx';
import { weekdayName, weekdays } from './weekday-name.ts';

/** Some days of the week; all of them is the same as none chosen, and written as none. */
export function WeekdaysField(props: FieldProps<readonly Weekday[]>): ReactElement {
  const words = useWords();
  const chosen = props.value ?? [];
  const toggle = (day: Weekday): void => {
    const next = weekdays.filter((one) => (one === day) !== chosen.includes(one));
    props.onChange(next.length === 0 || next.length === weekdays.length ? undefined : next);
  };
  return (
    <div className="sj-weekdays" role="group" aria-labelledby={labelIdOf(props.id)} aria-describedby={props.describedBy}>
      {weekdays.map((day) => (
        <button
          key={day}
          type="button"
          className="sj-weekday"
          aria-pressed={chosen.includes(day)}
          title={weekdayName(day, words.locale, 'long')}
          disabled={props.readOnly}
          onClick={() => toggle(day)}
        >
          {weekdayName(day, words.locale, 'short')}
        </button>
      ))}
    </div>
  );
}
