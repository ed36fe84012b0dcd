import { Check, Copy } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';

/** Copies a text, and says so for a moment. */
export function CopyButton({
  text,
  label,
  done,
}: {
  readonly text: () => string;
  readonly label: string;
  readonly done: string;
}): ReactElement {
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(() => setDone(false), 2_000);
    return () => clearTimeout(timer);
  }, [isDone]);
  return (
    <button type="button" className="pg-button" onClick={() => void navigator.clipboard.writeText(text()).then(() => setDone(true))}>
      {isDone ? <Check aria-hidden /> : <Copy aria-hidden />}
      <span aria-live="polite">{isDone ? done : label}</span>
    </button>
  );
}
