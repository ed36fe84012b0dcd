import type { DurationAlternative } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../../messages/use-words.ts';
import { DurationFormField } from '../../form/duration-form-field.tsx';
import type { AlternativeProps } from './alternative-props.ts';
import { AtFormField } from './at-form-field.tsx';
import { WeekdaysFormField } from './weekdays-form-field.tsx';

/** Waits for a length of time, then for a time of day where one is given. */
export function DurationAlternativeForm({ pointer }: AlternativeProps<DurationAlternative>): ReactElement {
  const words = useWords();
  return (
    <div className="sj-item-body">
      <DurationFormField pointer={`${pointer}/duration`} label={words('panel.wait.howLong')} required />
      <AtFormField pointer={`${pointer}/at`} label={words('panel.wait.thenAt')} help={words('panel.wait.thenAtHelp')} />
      <WeekdaysFormField pointer={`${pointer}/weekdays`} />
    </div>
  );
}
