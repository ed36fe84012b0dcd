import type { JsonObject } from '@sojourn/schema';
import { useEffect, useState, type ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { useJourneyForm } from './journey-form.ts';

/** Quiet for this long before the host is asked. */
const quietMs = 400;

/** How many contacts a condition takes in now, where the host can count; empty while it is not known. */
export function AudienceCount({ when }: { readonly when: JsonObject }): ReactElement | null {
  const { countAudience } = useJourneyForm();
  const words = useWords();
  const key = JSON.stringify(when);
  const [counted, setCounted] = useState<{ readonly key: string; readonly count: number; readonly approximate: boolean }>();
  useEffect(() => {
    if (countAudience === undefined) return undefined;
    const asked = new AbortController();
    const timer = setTimeout(() => {
      countAudience(when, asked.signal).then(
        ({ count, approximate }) => {
          if (!asked.signal.aborted) setCounted({ key, count, approximate: approximate === true });
        },
        // A count that fails is no count: the condition is just as good without it.
        () => undefined,
      );
    }, quietMs);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- hosts need not memoise; the condition's text says when it is another
  }, [key]);
  if (countAudience === undefined) return null;
  const known = counted?.key === key ? counted : undefined;
  return (
    <span className="sj-audience" role="status">
      {known !== undefined && words(known.approximate ? 'condition.audienceAbout' : 'condition.audience', { count: known.count })}
    </span>
  );
}
