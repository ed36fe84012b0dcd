import { useEffect, useMemo, useRef } from 'react';
import type { CSSProperties, ReactElement } from 'react';
import { journeyGraph } from '../canvas/journey-graph.ts';
import type { JourneyGraph } from '../canvas/journey-graph.ts';
import { problemsByCard } from '../canvas/problems-by-card.ts';
import { useRemoval } from '../dialogs/use-removal.ts';
import { useEditorContext, useView } from '../context/editor-context.ts';
import { loudProblems } from '../problems/freshness.ts';
import { useEditor } from '../store/use-editor.ts';
import { Icon } from '../ui/icon.tsx';
import { outlineRows } from './outline-rows.ts';
import type { OutlineRow } from './outline-rows.ts';
import { OutlineInsert } from './outline-insert.tsx';

/** The journey as an indented list in words: for phones, screen readers and printing. A tap on a step opens its settings. */
export function EditorOutline(): ReactElement {
  const { editor, words } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const catalog = useEditor(editor, (snapshot) => snapshot.host.catalog);
  const extensions = useEditor(editor, (snapshot) => snapshot.host.extensions);
  const readOnly = useEditor(editor, (snapshot) => snapshot.host.readOnly === true);
  const graph = useMemo(() => journeyGraph({ words, catalog, journey }, extensions), [words, catalog, journey, extensions]);
  const rows = useMemo(() => outlineRows(graph), [graph]);
  return (
    <nav className="sj-outline" aria-label={words('outline.label')}>
      <ol className="sj-outline-list">
        {rows.map((row) => (
          <li key={keyOf(row)} className="sj-outline-row" data-kind={row.kind} style={indent(row.depth)}>
            <RowContent row={row} graph={graph} />
            {row.kind === 'path' || readOnly ? null : <OutlineInsert row={row} graph={graph} />}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function RowContent({ row, graph }: { readonly row: OutlineRow; readonly graph: JourneyGraph }): ReactElement | null {
  const { editor, words } = useEditorContext();
  switch (row.kind) {
    case 'card':
      return <CardRow id={row.id} graph={graph} />;
    case 'path':
      return (
        <span className="sj-outline-path">
          <bdi>{row.connection.label || row.connection.name}</bdi>
        </span>
      );
    case 'jump':
      return (
        <button type="button" className="sj-outline-jump" onClick={() => editor.reveal({ nodeId: row.to })}>
          <Icon name="arrowRight" />
          <span>{words('outline.jump', { title: graph.cards.get(row.to)?.title ?? row.to })}</span>
        </button>
      );
    case 'end':
      return (
        <span className="sj-outline-end">
          <span className="sj-end-ring" />
          {words('end.label')}
        </span>
      );
  }
}

function CardRow({ id, graph }: { readonly id: string; readonly graph: JourneyGraph }): ReactElement | null {
  const { editor, view, words } = useEditorContext();
  const isSelected = useEditor(editor, (snapshot) => snapshot.selection.includes(id));
  const problems = useEditor(editor, (snapshot) => snapshot.problems);
  const overlay = useView((state) => state.overlay);
  const readOnly = useEditor(editor, (snapshot) => snapshot.host.readOnly === true);
  const remove = useRemoval();
  const freshness = useView((state) => state.freshness);
  const problem = useMemo(() => problemsByCard(loudProblems(problems, freshness)).get(id), [problems, freshness, id]);
  const found = useView(({ found: now }) => (now?.current === id ? 'current' : now?.ids.has(id) === true ? 'hit' : undefined));
  const isCurrent = overlay?.current === id;
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Only the view follows a simulation: selection and focus are the person's.
    if (isCurrent || found === 'current') row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent, found]);
  const card = graph.cards.get(id);
  if (card === undefined) return null;
  const progress = isCurrent ? 'current' : overlay?.visited.has(id) === true ? 'visited' : undefined;
  return (
    <button
      type="button"
      ref={row}
      className="sj-outline-card"
      data-family={card.family}
      data-progress={progress}
      data-card={id}
      data-found={found}
      aria-pressed={isSelected}
      onClick={() => {
        editor.select([id]);
        view.setState({ sheet: true });
      }}
      onKeyDown={(event) => {
        if ((event.key === 'Delete' || event.key === 'Backspace') && !readOnly) remove(id);
      }}
    >
      <span className="sj-card-icon">
        <Icon name={card.icon} />
      </span>
      <span className="sj-outline-text">
        <bdi className="sj-outline-title">{card.title}</bdi>
        {card.summary === '' ? null : <bdi className="sj-outline-summary">{card.summary}</bdi>}
      </span>
      {problem === undefined ? null : (
        <span className="sj-outline-problem" data-severity={problem.severity}>
          <Icon name={problem.severity} />
          <span className="sj-visually-hidden">{words('card.problems', { count: problem.count })}</span>
        </span>
      )}
      {progress === undefined ? null : (
        <span className="sj-visually-hidden">{words(progress === 'current' ? 'card.current' : 'card.visited')}</span>
      )}
      <Icon name="chevronRight" className="sj-outline-chevron" />
    </button>
  );
}

function indent(depth: number): CSSProperties {
  // A custom property is no known style, so its type must be said.
  return { '--sj-depth': Math.min(depth, 8) } as CSSProperties;
}

function keyOf(row: OutlineRow): string {
  return row.kind === 'card' ? row.id : `${row.kind} ${row.connection.id}`;
}
