import { Check, Copy } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';

interface CopyButtonProps {
  readonly text: () => string;
  readonly label: string;
  readonly done: string;
  /** Only the icon; its name is the label. */
  readonly isCompact?: boolean;
}

/** Copies a text, and says so for a moment. */
export function CopyButton({ text, label, done, isCompact = false }: CopyButtonProps): ReactElement {
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return undefined;
    const timer = setTimeout(() => setDone(false), 2_000);
    return () => clearTimeout(timer);
  }, [isDone]);
  const name = isDone ? done : label;
  return (
    <button
      type="button"
      className={isCompact ? 'pg-button pg-icon-button' : 'pg-button'}
      title={isCompact ? label : undefined}
      aria-label={isCompact ? name : undefined}
      onClick={() => void copy(text()).then(() => setDone(true))}
    >
      {isDone ? <Check aria-hidden /> : <Copy aria-hidden />}
      {!isCompact && <span aria-live="polite">{name}</span>}
    </button>
  );
}

/** The clipboard is there on https and on this machine; elsewhere a selection is copied, as browsers did before. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
