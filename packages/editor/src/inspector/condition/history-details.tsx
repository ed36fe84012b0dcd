import type { HistoryQuery, Operand } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { DurationField } from '../fields/duration-field.tsx';
import { useConditionEditing } from './condition-editing.ts';
import { eventLabel } from './operand-label.ts';

type HistoryOperand = Extract<Operand, { readonly count: unknown } | { readonly sum: unknown } | { readonly last: unknown }>;
type HistoryPatch = { readonly [K in 'within' | 'since' | 'where']?: HistoryQuery[K] | undefined };

interface HistoryProps<O extends Operand> {
  readonly operand: O;
  readonly id: string;
  onChange(operand: Operand): void;
}

/** Which past events a count, a sum or a last looks at: how far back, since entry, and which of them. */
export function HistoryDetails({ operand, id, onChange }: HistoryProps<Operand>): ReactElement | null {
  if (!('count' in operand || 'sum' in operand || 'last' in operand)) return null;
  return <Details operand={operand} id={id} onChange={onChange} />;
}

function Details({ operand, id, onChange }: HistoryProps<HistoryOperand>): ReactElement {
  const editing = useConditionEditing();
  const words = useWords();
  const query: HistoryQuery = 'count' in operand ? operand.count : 'sum' in operand ? operand.sum : operand.last;
  const change = (patch: HistoryPatch): void => onChange(withQuery(operand, query, patch));
  return (
    <details className="sj-condition-history">
      <summary>{words('history.label', { event: eventLabel(query.event, editing.site.catalog) })}</summary>
      {!('last' in operand) && <Period id={id} query={query} onChange={change} />}
      <span className="sj-form-label">{words('history.where')}</span>
      {editing.renderField({
        id: `${id}-where`,
        value: query.where,
        label: words('history.where'),
        readOnly: editing.readOnly,
        problems: [],
        pointer: '',
        site: { ...editing.site, event: query.event },
        onChange: (where) => change({ where }),
      })}
    </details>
  );
}

function Period({
  id,
  query,
  onChange,
}: {
  readonly id: string;
  readonly query: HistoryQuery;
  onChange(patch: HistoryPatch): void;
}): ReactElement {
  const { readOnly, site } = useConditionEditing();
  const words = useWords();
  const field = { schema: {}, nodeId: '', problems: [], describedBy: undefined, input: {}, catalog: site.catalog, readOnly };
  return (
    <>
      <label htmlFor={`${id}-within`}>{words('history.within')}</label>
      <DurationField
        {...field}
        id={`${id}-within`}
        name="within"
        value={query.within}
        placeholder={words('history.withinAny')}
        onChange={(within) => onChange({ within })}
      />
      {site.inGraph && (
        <label className="sj-check">
          <input
            type="checkbox"
            checked={query.since === 'entry'}
            disabled={readOnly}
            onChange={(event) => onChange({ since: event.currentTarget.checked ? 'entry' : undefined })}
          />
          {words('history.sinceEntry')}
        </label>
      )}
    </>
  );
}

function withQuery(operand: HistoryOperand, query: HistoryQuery, patch: HistoryPatch): Operand {
  const merged = { ...query, ...patch };
  // Taking `undefined` members out leaves exactly the query's own fields.
  const clean = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)) as unknown as HistoryQuery;
  if ('count' in operand) return { count: clean };
  if ('sum' in operand) return { sum: { ...clean, path: operand.sum.path } };
  return { last: { event: clean.event, ...(clean.where === undefined ? {} : { where: clean.where }) } };
}
