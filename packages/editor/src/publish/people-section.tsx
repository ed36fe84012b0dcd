import { isKnownNode } from '@sojourn/schema/editing';
import type { Journey, PublishPlan } from '@sojourn/schema';
import { useId } from 'react';
import type { ReactElement } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import type { MessageKey } from '../messages/words.ts';
import { ownOf } from '../nodes/names.ts';
import { faceOf } from '../nodes/registry.ts';
import { useEditor } from '../store/use-editor.ts';
import { Icon } from '../ui/icon.tsx';
import { Select } from '../ui/select.tsx';
import type { SelectOption } from '../ui/select.tsx';
import type { Answer, Answers, Asked } from './answers.ts';

interface PeopleSectionProps {
  readonly plan: PublishPlan;
  readonly asked: readonly Asked[];
  readonly missing: readonly string[];
  readonly answers: Answers;
  onAnswers(answers: Answers): void;
}

/** Who waits where, and what becomes of them. */
export function PeopleSection({ plan, asked, missing, answers, onAnswers }: PeopleSectionProps): ReactElement {
  const { words } = useEditorContext();
  const count = plan.nodes.reduce((sum, { here }) => sum + here, 0);
  const isFirst = plan.from === 0;
  return (
    <section className="sj-publish-part" aria-label={words('publish.people')}>
      <h3>{words('publish.people')}</h3>
      <p className="sj-muted">{count === 0 ? words('publish.peopleNone') : words('publish.peopleCount', { count })}</p>
      {isFirst ? null : <HowChoice answers={answers} onAnswers={onAnswers} />}
      {isFirst || (answers.how === 'drain' && count === 0) ? null : (
        <ul className="sj-publish-nodes">
          {asked.map((one) => (
            <PeopleRow key={one.nodeId} asked={one} isMissing={missing.includes(one.nodeId)} answers={answers} onAnswers={onAnswers} />
          ))}
          {answers.how === 'migrate' ? <OthersRow answers={answers} onAnswers={onAnswers} /> : null}
        </ul>
      )}
    </section>
  );
}

function HowChoice({ answers, onAnswers }: Pick<PeopleSectionProps, 'answers' | 'onAnswers'>): ReactElement {
  const { words } = useEditorContext();
  const name = useId();
  return (
    <div className="sj-choices" role="radiogroup" aria-label={words('publish.how')}>
      {(['drain', 'migrate'] as const).map((how) => (
        <label key={how} className="sj-choice">
          <input type="radio" name={name} value={how} checked={answers.how === how} onChange={() => onAnswers({ ...answers, how })} />
          <span className="sj-publish-how">
            {words(`publish.${how}`)}
            <span className="sj-muted">{words(`publish.${how}Hint`)}</span>
          </span>
        </label>
      ))}
    </div>
  );
}

interface PeopleRowProps extends Pick<PeopleSectionProps, 'answers' | 'onAnswers'> {
  readonly asked: Asked;
  readonly isMissing: boolean;
}

function PeopleRow({ asked, isMissing, answers, onAnswers }: PeopleRowProps): ReactElement {
  const { editor, words } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const host = useEditor(editor, (snapshot) => snapshot.host);
  const { nodeId, here, dueNow, isGone } = asked;
  const known = host.published ?? journey;
  const isThere = ownOf(journey.nodes, nodeId) !== undefined;
  const node = ownOf(journey.nodes, nodeId) ?? ownOf(known.nodes, nodeId);
  const titled = (of: Journey, id: string): string => {
    const one = ownOf(of.nodes, id);
    return one === undefined ? id : faceOf(one, { words, catalog: host.catalog, journey: of }, host.extensions).title;
  };
  const title = titled(isThere ? journey : known, nodeId);
  const isWait = node !== undefined && isKnownNode(node) && node.type === 'wait';
  const staying: readonly Answer[] = isGone ? [] : isWait ? ['keep', 'recompute'] : ['keep'];
  const options: readonly SelectOption[] = [
    ...[...staying, 'exit' as const].map((value) => ({ value, label: words(`publish.${value}` as MessageKey) })), // An answer that is not empty and leads nowhere.
    ...Object.keys(journey.nodes)
      .filter((id) => id !== nodeId)
      .map((id) => ({ value: `to:${id}`, label: titled(journey, id), group: words('publish.sendTo') })),
  ];
  const answer = ownOf(answers.nodes, nodeId) ?? (isGone && answers.others !== 'exit' ? '' : isGone || isWait ? answers.others : 'keep');
  const facts = [here === 0 ? words('publish.hereNone') : words('publish.here', { count: here })];
  if (dueNow > 0) facts.push(words('publish.dueNow', { count: dueNow }));
  return (
    <li className="sj-publish-node" data-missing={isMissing}>
      <span className="sj-publish-where">
        <bdi className="sj-publish-title">{title}</bdi>
        <span className="sj-muted">{facts.join(' · ')}</span>
        {isGone && answers.how === 'migrate' ? (
          <span className="sj-publish-gone">
            <Icon name="warning" />
            {words('publish.gone')}
          </span>
        ) : null}
      </span>
      {answers.how === 'drain' ? null : (
        <Select
          aria-label={words('publish.answerFor', { title })}
          aria-invalid={isMissing}
          data-answer={nodeId}
          value={answer}
          placeholder={words('publish.choose')}
          options={options}
          // The values of the options above are answers.
          onChange={(value) => onAnswers({ ...answers, nodes: { ...answers.nodes, [nodeId]: value as Answer } })}
        />
      )}
    </li>
  );
}

function OthersRow({ answers, onAnswers }: Pick<PeopleSectionProps, 'answers' | 'onAnswers'>): ReactElement {
  const { words } = useEditorContext();
  const options = (['keep', 'recompute', 'exit'] as const).map((value) => ({ value, label: words(`publish.${value}`) }));
  return (
    <li className="sj-publish-node">
      <span className="sj-publish-where sj-publish-title">{words('publish.default')}</span>
      <Select
        aria-label={words('publish.default')}
        value={answers.others}
        options={options}
        // The values of the options above.
        onChange={(value) => onAnswers({ ...answers, others: value as Answers['others'] })}
      />
    </li>
  );
}
