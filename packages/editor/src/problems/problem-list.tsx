import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { Problem } from '@sojourn/schema';
import { cardOfProblem } from '../canvas/problems-by-card.ts';
import { useEditorContext } from '../context/editor-context.ts';
import type { Names } from '../nodes/card-definition.ts';
import { entryFace } from '../nodes/entry-words.ts';
import { ownOf } from '../nodes/names.ts';
import { faceOf } from '../nodes/registry.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import { permitTarget, refusalOf } from '../store/permission.ts';
import { useEditor } from '../store/use-editor.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { fixWords } from './fix-words.ts';
import { problemWords } from './problem-words.ts';

/** Every finding, the gravest first. A click goes to its place; where a repair is certain a button does it. */
export function ProblemList(): ReactElement {
  const { editor, words } = useEditorContext();
  const problems = useEditor(editor, (snapshot) => snapshot.problems);
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const host = useEditor(editor, (snapshot) => snapshot.host);
  const names = useMemo<Names>(() => ({ words, catalog: host.catalog, journey }), [words, host.catalog, journey]);
  const titleOf = (id: string | undefined): string => {
    if (id === undefined) return words('problems.journey');
    if (id === ENTRY_CARD) return entryFace(names).title;
    const node = ownOf(journey.nodes, id);
    return node === undefined ? id : faceOf(node, names, host.extensions).title;
  };
  return (
    <ul className="sj-problems" aria-label={words('problems.title')}>
      {problems.map((problem) => (
        <ProblemRow
          key={keyOf(problem)}
          problem={problem}
          title={titleOf(cardOfProblem(problem))}
          names={names}
          canFix={refusalOf(host, 'edit', permitTarget(journey, cardOfProblem(problem))) === undefined}
        />
      ))}
    </ul>
  );
}

function ProblemRow({
  problem,
  title,
  names,
  canFix,
}: {
  readonly problem: Problem;
  readonly title: string;
  readonly names: Names;
  readonly canFix: boolean;
}): ReactElement {
  const { editor, view, words } = useEditorContext();
  const extensions = useEditor(editor, ({ host }) => host.extensions);
  const card = cardOfProblem(problem);
  const go = (): void => {
    view.setState({ sheet: true });
    if (card === undefined) editor.select([]);
    else editor.reveal({ nodeId: card, pointer: problem.pointer });
  };
  return (
    <li className="sj-problem" data-severity={problem.severity}>
      <button type="button" className="sj-problem-go" onClick={go}>
        <Icon name={problem.severity} />
        <span className="sj-visually-hidden">{words(`problems.${problem.severity}`)}: </span>
        <bdi className="sj-problem-card">{title}</bdi>
        <bdi className="sj-problem-words">{problemWords(problem, names)}</bdi>
      </button>
      {canFix
        ? (problem.fixes ?? []).slice(0, 2).map((fix) => (
            <Button
              key={JSON.stringify(fix)}
              size="small"
              className="sj-problem-fix"
              onClick={() => editor.apply(fix, words('problems.fixed', { title }))}
            >
              <bdi>{fixWords(fix, names, extensions)}</bdi>
            </Button>
          ))
        : null}
    </li>
  );
}

function keyOf({ code, pointer, outlet, params }: Problem): string {
  return `${code} ${pointer} ${outlet ?? ''} ${JSON.stringify(params)}`;
}
