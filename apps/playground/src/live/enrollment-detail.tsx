import { LogOut } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { request } from '../api/request.ts';
import type { EnrollmentAnswer } from '../api/types.ts';
import { useResource } from '../api/use-resource.ts';
import { useWorkspace } from '../api/workspace.ts';
import { words } from '../messages/en.ts';
import { Link } from '../shell/router.tsx';
import { CodeBlock } from '../ui/code-block.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { formatLongTime } from '../ui/format-time.ts';
import { Failed, Loading } from '../ui/states.tsx';
import { stateText, useNames } from './names.ts';
import { TraceList } from './trace-list.tsx';

/** One enrollment: where it stands, and every step with its reason. */
export function EnrollmentDetail({ id }: { readonly id: string }): ReactElement {
  const resource = useResource<EnrollmentAnswer>(`/api/enrollments/${encodeURIComponent(id)}`, ['enrollments']);
  const { data: workspace } = useWorkspace();
  const names = useNames();
  if (resource.data === undefined)
    return resource.error === undefined ? <Loading /> : <Failed error={resource.error} onRetry={resource.reload} />;
  const { enrollment, trace, journey } = resource.data;
  return (
    <article className="pg-detail">
      <header className="pg-detail-head">
        <div className="pg-grow">
          <h2>
            <Link href={`/live/contacts/${encodeURIComponent(enrollment.contactId)}`}>
              <bdi>{names.contact(enrollment.contactId)}</bdi>
            </Link>
          </h2>
          <p className="pg-muted">
            <Link href={`/journeys/${enrollment.journeyId}`}>
              <bdi>{journey.name}</bdi>
            </Link>
            {` · ${words.enrollments.version(enrollment.version)}`}
            {enrollment.key !== null && ` · ${words.enrollments.key(enrollment.key)}`}
          </p>
          <p className="pg-faint">
            {words.enrollments.entered(formatLongTime(enrollment.enteredAt, journey.timezone))}
            {journey.timezone !== 'contact' && ` · ${words.enrollments.zone(journey.timezone)}`}
          </p>
        </div>
        <span className="pg-chip" data-status={enrollment.status} data-end={enrollment.end}>
          {stateText(enrollment)}
        </span>
      </header>
      <section className="pg-part">
        <h3>{words.enrollments.trace}</h3>
        <TraceList trace={trace} journey={journey} catalog={workspace?.catalog} />
      </section>
      <div className="pg-row pg-part">
        <CopyButton
          text={() => JSON.stringify({ enrollment, trace }, undefined, 2)}
          label={words.journey.copy}
          done={words.journey.copied}
        />
        {enrollment.status !== 'ended' && <ExitButton id={id} />}
      </div>
      <details className="pg-part">
        <summary>{words.enrollments.raw}</summary>
        <CodeBlock label={words.enrollments.raw}>{trace.map((entry) => JSON.stringify(entry)).join('\n')}</CodeBlock>
      </details>
    </article>
  );
}

function ExitButton({ id }: { readonly id: string }): ReactElement {
  const [isBusy, setBusy] = useState(false);
  const exit = async (): Promise<void> => {
    setBusy(true);
    await request(`/api/enrollments/${encodeURIComponent(id)}/exit`, { method: 'POST', body: {} }).catch(() => setBusy(false));
  };
  return (
    <button type="button" className="pg-button pg-danger" disabled={isBusy} onClick={() => void exit()}>
      <LogOut aria-hidden /> {isBusy ? words.enrollments.exiting : words.enrollments.exit}
    </button>
  );
}
