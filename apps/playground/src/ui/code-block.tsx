import type { ReactElement } from 'react';

/** Text of a machine. A named region that can be focused, so that the keyboard can scroll it. */
export function CodeBlock({ label, children }: { readonly label: string; readonly children: string }): ReactElement {
  return (
    <textarea
      className="pg-code"
      aria-label={label}
      readOnly
      value={children}
      rows={Math.min(children.split('\n').length + 1, 24)}
      spellCheck={false}
    />
  );
}
