import { useLayoutEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { AddComparison } from './add-comparison.tsx';
import {
  ConditionEditingProvider,
  focusKey,
  type ConditionEditing,
  type ConditionFieldProps,
  type PendingComparison,
} from './condition-editing.ts';
import { ConditionNode } from './condition-node.tsx';
import { isAll, isAny, membersOf, pointerOfPath } from './condition-path.ts';
import { PendingRow } from './pending-row.tsx';

/** Builds a condition that reads as a sentence, with the keyboard as with the mouse. */
export function ConditionField(props: ConditionFieldProps): ReactElement {
  const { id, value, onChange, site, readOnly, problems, pointer } = props;
  const words = useWords();
  const [pending, setPending] = useState<PendingComparison>();
  const { container, sendFocus } = useFocusAfterRender();
  const editing = useMemo<ConditionEditing>(
    () => ({
      id,
      root: value,
      site,
      readOnly,
      pending,
      write(next, focus) {
        setPending(undefined);
        onChange(next);
        sendFocus(focus);
      },
      renderNode: (condition, path) => <ConditionNode condition={condition} path={path} />,
      renderField: (inner) => <ConditionField {...inner} />,
      begin(next, focus) {
        setPending(next);
        sendFocus(focus);
      },
      problemsAt(path) {
        const place = value === undefined ? pointer : pointerOfPath(value, pointer, path);
        return problems.filter(
          (problem) =>
            problem.pointer === place ||
            (/^\/(left|op|right)\b/.test(problem.pointer.slice(place.length)) && problem.pointer.startsWith(place)),
        );
      },
    }),
    [id, value, site, readOnly, pending, onChange, sendFocus, problems, pointer],
  );
  const isEmpty = value === undefined || ((isAll(value) || isAny(value)) && membersOf(value).length === 0);
  return (
    <ConditionEditingProvider value={editing}>
      <div ref={container} id={id} className="sj-condition" role="group" aria-label={props.label} aria-describedby={props.describedBy}>
        {isEmpty ? (
          <div className="sj-condition-flow">
            <span className="sj-condition-everyone">
              {value !== undefined && isAny(value) ? words('condition.nobody') : (props.absent ?? words('condition.everyone'))}
            </span>
            {pending === undefined && !readOnly && (
              <AddComparison
                label={words('condition.start')}
                text={words('condition.start')}
                focus={focusKey('add', [])}
                pending={{ at: [], how: 'first', join: 'all' }}
              />
            )}
            <PendingRow at={[]} />
          </div>
        ) : (
          <ConditionNode condition={value} path={[]} />
        )}
      </div>
    </ConditionEditingProvider>
  );
}

/** Sends the focus to a `data-focus` place as soon as it is there: what was added, or what stays after something went. */
function useFocusAfterRender(): {
  readonly container: React.RefObject<HTMLDivElement | null>;
  sendFocus(this: void, key: string | undefined): void;
} {
  const container = useRef<HTMLDivElement>(null);
  const wanted = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const target = [...(container.current?.querySelectorAll<HTMLElement>('[data-focus]') ?? [])].find(
      (one) => one.dataset['focus'] === wanted.current,
    );
    if (target === undefined) return;
    wanted.current = undefined;
    target.focus();
  });
  return useMemo(
    () => ({
      container,
      sendFocus: (key) => {
        wanted.current = key;
      },
    }),
    [],
  );
}
