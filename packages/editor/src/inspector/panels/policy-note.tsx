import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ownOf } from '../condition/operand-choices.ts';
import { useJourneyForm } from '../form/journey-form.ts';
import { Section } from '../form/section.tsx';

/** What the workspace's policy and the channel's consent say about a message, where it is written. */
export function PolicyNote({
  channel,
  category,
}: {
  readonly channel: string;
  readonly category: string | undefined;
}): ReactElement | null {
  const { catalog, policy } = useJourneyForm();
  const words = useWords();
  const declared = ownOf(catalog.channels, channel);
  const rules = category === undefined ? undefined : ownOf(policy?.categories, category);
  const name = declared?.label ?? channel;
  const lines = [
    ...(declared?.consent === true && rules?.consent !== false ? [words('panel.policy.consent', { channel: name })] : []),
    ...(rules?.caps === false ? [] : (policy?.caps ?? []))
      .filter((cap) => cap.channel === channel && (cap.category === undefined || cap.category === category))
      .map((cap) =>
        words('panel.policy.cap', { count: cap.count, per: words.maybe(`panel.policy.per.${cap.per}`, words.duration(cap.per)) }),
      ),
    ...(rules?.quietHours === false ? [] : (policy?.quietHours ?? []))
      .filter((quiet) => quiet.channels === undefined || quiet.channels.includes(channel))
      .map((quiet) => words('panel.policy.quiet', { from: quiet.from, to: quiet.to })),
  ];
  if (lines.length === 0) return null;
  return (
    <Section title={words('panel.policy.title')}>
      <ul className="sj-plain-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}
