import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { AddComparison } from './add-comparison.tsx';
import { ComparisonRow } from './comparison-row.tsx';
import { focusKey, useConditionEditing } from './condition-editing.ts';
import { isComparison, joinOf, membersOf, type ConditionGroup, type ConditionPath } from './condition-path.ts';
import { negateAt, rejoinAt, removeAt } from './edit-condition.ts';
import { JoinWord } from './join-word.tsx';
import { MissingAnswers } from './missing-answers.tsx';
import { PendingRow } from './pending-row.tsx';

/** A group of conditions as running text: comparisons flow, groups inside stand apart. */
export function ConditionGroupFlow({ group, path }: { readonly group: ConditionGroup; readonly path: ConditionPath }): ReactElement {
  const editing = useConditionEditing();
  const words = useWords();
  const join = joinOf(group);
  const members = membersOf(group);
  const other = join === 'all' ? 'any' : 'all';
  const rows = members.flatMap((member, index) => (isComparison(member) ? [{ comparison: member, path: [...path, index] }] : []));
  const rejoin = (next: 'all' | 'any'): void => {
    if (editing.root !== undefined) editing.write(rejoinAt(editing.root, path, next));
  };
  return (
    <div
      className="sj-condition-group"
      data-nested={path.length > 0}
      role={path.length > 0 ? 'group' : undefined}
      aria-label={path.length > 0 ? words('condition.group') : undefined}
    >
      <div className="sj-condition-flow">
        {members.map((member, index) => (
          // A member has no identity of its own but its place.
          <span key={index} className={isComparison(member) ? undefined : 'sj-condition-apart'}>
            {index > 0 && (
              <>
                <JoinWord join={join} canChange={index === 1 && !editing.readOnly} onChange={rejoin} />{' '}
              </>
            )}
            {isComparison(member) ? (
              <ComparisonRow comparison={member} path={[...path, index]} />
            ) : (
              editing.renderNode(member, [...path, index])
            )}{' '}
          </span>
        ))}
        {!editing.readOnly && editing.pending === undefined && (
          <span className="sj-condition-adds">
            <AddComparison
              text={words(join === 'all' ? 'condition.addAnd' : 'condition.addOr')}
              label={words(join === 'all' ? 'condition.addAndLabel' : 'condition.addOrLabel')}
              pending={{ at: path, how: 'into', join }}
              focus={focusKey('add', path)}
            />
            {path.length < 3 && (
              <AddComparison
                text={words(other === 'any' ? 'condition.addGroupAny' : 'condition.addGroupAll')}
                label={words('condition.addGroupLabel')}
                pending={{ at: path, how: 'group', join: other }}
              />
            )}
            {path.length > 0 && <GroupActions path={path} />}
          </span>
        )}
        <PendingRow at={path} />
      </div>
      <MissingAnswers rows={rows} />
    </div>
  );
}

function GroupActions({ path }: { readonly path: ConditionPath }): ReactElement {
  const editing = useConditionEditing();
  const words = useWords();
  const { root } = editing;
  return (
    <>
      {path.at(-1) !== 'not' && (
        <button
          type="button"
          className="sj-condition-add"
          title={words('condition.negateLabel')}
          onClick={() => root !== undefined && editing.write(negateAt(root, path))}
        >
          {words('condition.negate')}
        </button>
      )}
      <button
        type="button"
        className="sj-condition-add"
        onClick={() => root !== undefined && editing.write(removeAt(root, path), focusKey('add', []))}
      >
        {words('condition.removeGroup')}
      </button>
    </>
  );
}
