import type { EnrollmentRecord } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { words } from '../messages/en.ts';
import { formatTime } from '../ui/format-time.ts';
import { ListRow } from './list-and-detail.tsx';
import { stateText, type Names } from './names.ts';

interface EnrollmentRowProps {
  readonly enrollment: EnrollmentRecord;
  readonly names: Names;
  readonly isCurrent: boolean;
  readonly by: 'contact' | 'journey';
  /** Filters of the list, to go on with. */
  readonly search?: string;
}

/** One enrollment in a list, named by its contact or, on the contact's own page, by its journey. */
export function EnrollmentRow({ enrollment, names, isCurrent, by, search = '' }: EnrollmentRowProps): ReactElement {
  const { id, journeyId, contactId, version, nodeId, status, control } = enrollment;
  const where = status !== 'ended' && nodeId !== null ? words.enrollments.at(names.node(journeyId, nodeId)) : undefined;
  const parts = [
    by === 'contact' ? names.journey(journeyId) : undefined,
    words.enrollments.version(version),
    control ? words.enrollments.control : undefined,
    where,
  ];
  return (
    <ListRow
      href={`/live/enrollments/${id}${search}`}
      isCurrent={isCurrent}
      title={<bdi>{by === 'contact' ? names.contact(contactId) : names.journey(journeyId)}</bdi>}
      text={parts.filter((part) => part !== undefined).join(' · ')}
      end={
        <>
          <span className="pg-chip" data-status={status} data-end={enrollment.end}>
            {stateText(enrollment)}
          </span>
          <time className="pg-faint" dateTime={enrollment.enteredAt}>
            {formatTime(enrollment.enteredAt)}
          </time>
        </>
      }
    />
  );
}
