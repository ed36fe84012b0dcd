import type { ReactElement } from 'react';

/** JSON to read and to copy; a text box, so that it scrolls by keyboard. */
export function JsonText({ id, label, value }: { readonly id?: string; readonly label: string; readonly value: unknown }): ReactElement {
  const text = JSON.stringify(value, undefined, 2);
  return <textarea id={id} className="sj-json" readOnly aria-label={label} rows={Math.min(16, text.split('\n').length + 1)} value={text} />;
}
