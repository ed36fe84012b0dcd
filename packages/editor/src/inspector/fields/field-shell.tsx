import type { Problem } from '@sojourn/schema';
import type { FocusEvent, ReactElement, ReactNode } from 'react';
import { ProblemList } from './problem-list.tsx';

/** What stands around the control of a field. */
export interface FieldShellProps {
  /** Id of the control; labels and descriptions derive theirs from it. */
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly problems?: readonly Problem[];
  readonly required?: boolean;
  /** A control of several parts is named by `aria-labelledby`, a single one by its `id`. */
  readonly parts?: boolean;
  /** At the end of the label's line. */
  readonly aside?: ReactNode;
  /** The focus went elsewhere. */
  onLeave?(): void;
  /** Gets the ids for `aria-describedby`. */
  children(describedBy: string | undefined): ReactNode;
}

/** Id of a field's label, for `aria-labelledby`. */
export function labelIdOf(id: string): string {
  return `${id}-label`;
}

/** A label above a control, help and problems under it; each is joined to the control by `aria-describedby`. */
export function FieldShell({ id, label, help, problems = [], required, parts, aside, onLeave, children }: FieldShellProps): ReactElement {
  const helpId = help === undefined ? undefined : `${id}-help`;
  const problemsId = problems.length === 0 ? undefined : `${id}-problems`;
  const describedBy = [problemsId, helpId].filter((one) => one !== undefined).join(' ');
  const text = (
    <>
      <bdi>{label}</bdi>
      {required === true && (
        <span className="sj-field-required" aria-hidden="true">
          *
        </span>
      )}
    </>
  );
  return (
    <div className="sj-form-field" onBlur={onLeave === undefined ? undefined : leaving(onLeave)}>
      <div className="sj-form-label">
        {parts === true ? (
          <span id={labelIdOf(id)}>{text}</span>
        ) : (
          <label id={labelIdOf(id)} htmlFor={id}>
            {text}
          </label>
        )}
        {aside}
      </div>
      {children(describedBy === '' ? undefined : describedBy)}
      <ProblemList id={problemsId} problems={problems} />
      {helpId !== undefined && (
        <p id={helpId} className="sj-form-help">
          <bdi>{help}</bdi>
        </p>
      )}
    </div>
  );
}

/** Calls once the focus has come to rest outside: a menu that gives it back, or a control that takes another's place, is no leaving. */
export function leaving(onLeave: () => void): (event: FocusEvent<HTMLElement>) => void {
  return ({ currentTarget }) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        const { activeElement } = currentTarget.getRootNode() as Document | ShadowRoot; // Both kinds of root have it; only their common type lacks it.
        if (!currentTarget.contains(activeElement)) onLeave();
      });
    });
  };
}
