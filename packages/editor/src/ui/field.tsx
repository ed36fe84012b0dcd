import { useId } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Severity } from '@sojourn/schema';
import { Icon } from './icon.tsx';

/** What a labelled control is told about itself. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

/** Props of `Field`. */
export interface FieldBoxProps {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** Findings about this field, in words. */
  readonly problems?: readonly { readonly severity: Severity; readonly text: string }[];
  readonly hideLabel?: boolean;
  /** Given where another part must point at the control. */
  readonly id?: string;
  readonly children: (control: FieldControl) => ReactNode;
}

/** A label over a control, its help and its problems under it, tied together for assistive technology. */
export function Field({ label, help, problems = [], hideLabel = false, id, children }: FieldBoxProps): ReactElement {
  const made = useId();
  const own = id ?? made;
  const helpId = `${own}-help`;
  const problemsId = `${own}-problems`;
  const described = [help === undefined ? '' : helpId, problems.length === 0 ? '' : problemsId].filter((one) => one !== '').join(' ');
  return (
    <div className="sj-field">
      <label htmlFor={own} className={hideLabel ? 'sj-visually-hidden' : 'sj-label'}>
        {label}
      </label>
      {children({
        id: own,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': problems.some((problem) => problem.severity === 'error'),
      })}
      {help === undefined ? null : (
        <p id={helpId} className="sj-help">
          {help}
        </p>
      )}
      {problems.length === 0 ? null : (
        <div id={problemsId}>
          {problems.map((problem) => (
            <p key={problem.text} className="sj-field-problem" data-severity={problem.severity}>
              <Icon name={problem.severity === 'error' ? 'error' : problem.severity === 'warning' ? 'warning' : 'info'} />
              <span>{problem.text}</span>
            </p>
          ))}
        </div>
      )}
    </div>
  );
}
