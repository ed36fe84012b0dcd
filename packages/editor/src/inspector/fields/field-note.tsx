import type { ReactElement, ReactNode } from 'react';

/** A line under a control, such as what the field makes of the text. Announced politely. */
export function FieldNote({ tone = 'quiet', children }: { readonly tone?: 'quiet' | 'error'; readonly children: ReactNode }): ReactElement {
  return (
    <p className="sj-form-note" data-tone={tone} role="status">
      {children}
    </p>
  );
}
