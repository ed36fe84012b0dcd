import { useId, type ReactElement, type ReactNode } from 'react';

/** A part of a panel under its heading. */
export function Section({
  title,
  aside,
  children,
}: {
  readonly title?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <section className="sj-section" aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <div className="sj-section-head">
          <h3 id={id}>{title}</h3>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

/** Settings that few need, folded away. */
export function Folded({
  title,
  open,
  children,
}: {
  readonly title: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <details className="sj-folded" open={open}>
      <summary>{title}</summary>
      <div className="sj-folded-body">{children}</div>
    </details>
  );
}
