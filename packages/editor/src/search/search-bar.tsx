import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement, RefObject } from 'react';
import { journeyGraph } from '../canvas/journey-graph.ts';
import { useEditorContext } from '../context/editor-context.ts';
import { outlineRows } from '../outline/outline-rows.ts';
import { useEditor } from '../store/use-editor.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { findSteps, searchTexts } from './search-steps.ts';

/** Finds steps. Typing shows the first, Enter the next, Shift and Enter the one before; Escape goes to the step that was found. */
export function SearchBar(): ReactElement {
  const { editor, view, words } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const problems = useEditor(editor, (snapshot) => snapshot.problems);
  const { catalog, extensions } = useEditor(editor, (snapshot) => snapshot.host);
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const names = useMemo(() => ({ words, catalog, journey }), [words, catalog, journey]);
  const graph = useMemo(() => journeyGraph(names, extensions), [names, extensions]);
  const texts = useMemo(() => searchTexts(graph, names, problems), [graph, names, problems]);
  const order = useMemo(() => outlineRows(graph).flatMap((row) => (row.kind === 'card' ? [row.id] : [])), [graph]);
  const hits = useMemo(() => findSteps(texts, query, order, words.locale), [texts, query, order, words]);
  const current = hits[Math.min(index, hits.length - 1)];
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    view.setState({ found: hits.length === 0 ? undefined : { ids: new Set(hits), current } });
  }, [view, hits, current]);
  useEffect(() => () => view.setState({ found: undefined }), [view]);
  const go = (by: 1 | -1): void => setIndex((Math.min(index, hits.length - 1) + by + hits.length) % Math.max(1, hits.length));
  const close = (): void => {
    view.setState({ searching: false });
    if (current === undefined) editor.focus();
    else editor.reveal({ nodeId: current });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.target === input.current) go(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const number = hits.length === 0 ? 0 : Math.min(index, hits.length - 1) + 1;
  const title = current === undefined ? '' : (graph.cards.get(current)?.title ?? current);
  const isAsked = query.trim() !== '';
  return (
    // Keys come up from the field and the buttons; the search itself is never focused.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section role="search" className="sj-search" aria-label={words('search.label')} onKeyDown={onKeyDown}>
      <Icon name="search" />
      <SearchField
        field={input}
        query={query}
        onQuery={(text) => {
          setQuery(text);
          setIndex(0);
        }}
      />
      <span className="sj-search-count" aria-hidden="true">
        {!isAsked ? '' : hits.length === 0 ? words('search.none') : words('search.count', { number, count: hits.length })}
      </span>
      <span role="status" className="sj-visually-hidden">
        {!isAsked ? '' : hits.length === 0 ? words('search.none') : words('search.said', { number, count: hits.length, title })}
      </span>
      <IconButton size="small" icon="chevronUp" label={words('search.previous')} aria-disabled={hits.length < 2} onClick={() => go(-1)} />
      <IconButton size="small" icon="chevronDown" label={words('search.next')} aria-disabled={hits.length < 2} onClick={() => go(1)} />
      <IconButton size="small" icon="close" label={words('search.close')} onClick={close} />
    </section>
  );
}

interface SearchFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly query: string;
  onQuery(text: string): void;
}

function SearchField({ field, query, onQuery }: SearchFieldProps): ReactElement {
  const { words } = useEditorContext();
  return (
    <input
      ref={field}
      type="text"
      dir="auto"
      className="sj-search-input"
      aria-label={words('search.label')}
      placeholder={words('search.placeholder')}
      autoComplete="off"
      spellCheck={false}
      value={query}
      onChange={(event) => onQuery(event.currentTarget.value)}
    />
  );
}
