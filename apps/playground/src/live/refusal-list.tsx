import type { ReactElement } from 'react';
import type { RefusalRow, Rows } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { words } from '../messages/en.ts';
import { formatTime } from '../ui/format-time.ts';
import type { Names } from './names.ts';
import { refusalReasons } from '../messages/trace.en.ts';

/** Journeys that a contact was not let into, each with the reason. Shows nothing while there are none. */
export function RefusalList({ contactId, names }: { readonly contactId: string; readonly names: Names }): ReactElement | null {
  const { data } = useResource<Rows<RefusalRow>>(`/api/refusals?contactId=${encodeURIComponent(contactId)}&limit=50`, ['enrollments']);
  if (data === undefined || data.rows.length === 0) return null;
  const reasons: Readonly<Record<string, string>> = refusalReasons;
  return (
    <>
      <h4>{words.enrollments.refusals}</h4>
      <ul className="pg-plain">
        {data.rows.map((refusal) => (
          <li key={`${refusal.journeyId}:${refusal.seq}`} className="pg-line">
            <span className="pg-grow">
              <bdi>{names.journey(refusal.journeyId)}</bdi> <span className="pg-muted">{reasons[refusal.reason] ?? refusal.reason}</span>
            </span>
            <time className="pg-faint" dateTime={refusal.at}>
              {formatTime(refusal.at)}
            </time>
          </li>
        ))}
      </ul>
    </>
  );
}
