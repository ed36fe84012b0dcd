import type { Condition } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { AddComparison } from './add-comparison.tsx';
import { ComparisonRow } from './comparison-row.tsx';
import { ConditionGroupFlow } from './condition-group-flow.tsx';
import { focusKey, useConditionEditing } from './condition-editing.ts';
import { isComparison, isNot, type ConditionPath } from './condition-path.ts';
import { MissingAnswers } from './missing-answers.tsx';
import { negateAt } from './edit-condition.ts';
import { PendingRow } from './pending-row.tsx';

/** One condition of the tree: a comparison, the opposite of a condition, or a group. */
export function ConditionNode({ condition, path }: { readonly condition: Condition; readonly path: ConditionPath }): ReactElement {
  const editing = useConditionEditing();
  const words = useWords();
  if (isNot(condition)) {
    return (
      <div className="sj-condition-not">
        <button
          type="button"
          className="sj-condition-join"
          aria-pressed="true"
          title={words('condition.negateLabel')}
          disabled={editing.readOnly}
          onClick={() => editing.root !== undefined && editing.write(negateAt(editing.root, path))}
        >
          {words('condition.not')}
        </button>
        <ConditionNode condition={condition.not} path={[...path, 'not']} />
      </div>
    );
  }
  if (!isComparison(condition)) return <ConditionGroupFlow group={condition} path={path} />;
  return (
    <>
      <div className="sj-condition-flow">
        <ComparisonRow comparison={condition} path={path} />
        {!editing.readOnly && editing.pending === undefined && (
          <span className="sj-condition-adds">
            <AddComparison
              text={words('condition.addAnd')}
              label={words('condition.addAndLabel')}
              pending={{ at: path, how: 'beside', join: 'all' }}
              focus={focusKey('add', path)}
            />
            <AddComparison
              text={words('condition.addOr')}
              label={words('condition.addOrLabel')}
              pending={{ at: path, how: 'beside', join: 'any' }}
            />
          </span>
        )}{' '}
        <PendingRow at={path} />
      </div>
      <MissingAnswers rows={[{ comparison: condition, path }]} />
    </>
  );
}
