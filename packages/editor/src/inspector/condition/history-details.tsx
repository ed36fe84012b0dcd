import type { HistoryQuery, Operand } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { DurationField } from '../fields/duration-field.tsx';
import { ConditionField } from './condition-field.tsx';
import { useConditionEditing } from './condition-editing.ts';
import { eventLabel } from './operand-label.ts';

type HistoryOperand = Extract<Operand, { readonly count: unknown } | { readonly sum: unknown } | { readonly last: unknown }>;

/** Which past events a count, a sum or a last looks at: how far back, since entry, and which of them. */
export function HistoryDetails({
  operand,
  id,
  onChange,
}: {
  readonly operand: Operand;
  readonly id: string;
  onChange(operand: Operand): void;
}): ReactElement | null {
  if (!('count' in operand || 'sum' in operand || 'last' in operand)) return null;
  return <Details operand={operand} id={id} onChange={onChange} />;
}

function Details({
  operand,
  id,
  onChange,
}: {
  readonly operand: HistoryOperand;
  readonly id: string;
  onChange(operand: Operand): void;
}): ReactElement {
  const editing = useConditionEditing();
  const words = useWords();
  const query: HistoryQuery = 'count' in operand ? operand.count : 'sum' in operand ? operand.sum : operand.last;
  const change = (patch: { readonly [K in 'within' | 'since' | 'where']?: HistoryQuery[K] | undefined }): void => {
    const merged = { ...query, ...patch };
    // Taking `undefined` members out leaves exactly the query's own fields.
    const clean = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)) as unknown as HistoryQuery;
    if ('count' in operand) onChange({ count: clean });
    else if ('sum' in operand) onChange({ sum: { ...clean, path: operand.sum.path } });
    else onChange({ last: { event: clean.event, ...(clean.where === undefined ? {} : { where: clean.where }) } });
  };
  return (
    <details className="sj-condition-history">
      <summary>{words('history.label', { event: eventLabel(query.event, editing.site.catalog) })}</summary>
      {!('last' in operand) && (
        <>
          <label htmlFor={`${id}-within`}>{words('history.within')}</label>
          <DurationField
            id={`${id}-within`}
            name="within"
            value={query.within}
            schema={{}}
            nodeId=""
            readOnly={editing.readOnly}
            problems={[]}
            describedBy={undefined}
            input={{}}
            catalog={editing.site.catalog}
            placeholder={words('history.withinAny')}
            onChange={(within) => change({ within })}
          />
          {editing.site.inGraph && (
            <label className="sj-check">
              <input
                type="checkbox"
                checked={query.since === 'entry'}
                disabled={editing.readOnly}
                onChange={(event) => change({ since: event.currentTarget.checked ? 'entry' : undefined })}
              />
              {words('history.sinceEntry')}
            </label>
          )}
        </>
      )}
      <span className="sj-form-label">{words('history.where')}</span>
      <ConditionField
        id={`${id}-where`}
        value={query.where}
        label={words('history.where')}
        readOnly={editing.readOnly}
        problems={[]}
        pointer=""
        site={{ ...editing.site, event: query.event }}
        onChange={(where) => change({ where })}
      />
    </details>
  );
}
