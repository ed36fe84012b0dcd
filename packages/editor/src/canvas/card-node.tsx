import { Handle, Position } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { memo, useLayoutEffect, useRef } from 'react';
import type { MemoExoticComponent, ReactElement } from 'react';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { useCanvas } from './canvas-context.ts';
import type { CardData, CardFlowNode, CardProblem } from './flow-elements.ts';
import type { Card } from './journey-graph.ts';

/** A step or the entry: one button, so that one tab stop and one name stand for it. */
function CardNodeView({ id, data }: NodeProps<CardFlowNode>): ReactElement {
  const { isFlowRight } = useCanvas();
  return (
    <>
      <Handle type="target" position={isFlowRight ? Position.Left : Position.Top} isConnectable={false} className="sj-handle" />
      <CardView id={id} {...data} />
      {data.isSelected && data.card.hidden.length > 0 ? <MoreWays card={data.card} /> : null}
      <Handle type="source" position={isFlowRight ? Position.Right : Position.Bottom} isConnectable={false} className="sj-handle" />
    </>
  );
}

/** Rendered again only when its own data changes. */
export const CardNode: MemoExoticComponent<typeof CardNodeView> = memo(CardNodeView);

/** The card itself, without the canvas library. */
export function CardView({ id, card, isSelected, isTabStop, problem, progress }: CardData & { readonly id: string }): ReactElement {
  const { words, isRtl, onCardClick, onCardFocus, onCardMount, onHover } = useCanvas();
  const button = useRef<HTMLButtonElement>(null);
  const mounted = useRef(onCardMount);
  useLayoutEffect(() => {
    if (button.current !== null) mounted.current(id, button.current);
  }, [id]);
  return (
    <button
      ref={button}
      type="button"
      className="sj-card"
      dir={isRtl ? 'rtl' : 'ltr'}
      data-card={id}
      data-family={card.family}
      data-lines={card.height}
      data-progress={progress}
      data-problem={problem?.severity}
      aria-pressed={isSelected}
      aria-current={progress === 'current' ? 'step' : undefined}
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => onCardClick(id)}
      onFocus={() => onCardFocus(id)}
      onPointerEnter={() => onHover(id)}
      onPointerLeave={() => onHover(undefined)}
    >
      <span className="sj-card-icon">
        <Icon name={card.icon} />
      </span>
      <span className="sj-card-text">
        <bdi className="sj-card-title" title={card.title}>
          {card.title}
        </bdi>
        {card.summary === '' ? null : (
          <bdi className="sj-card-summary" title={card.summary}>
            {card.summary}
          </bdi>
        )}
      </span>
      {problem === undefined ? null : <ProblemBadge problem={problem} />}
      {progress === 'visited' ? <Icon name="check" className="sj-card-tick" /> : null}
      {progress === undefined || progress === 'muted' ? null : (
        <span className="sj-visually-hidden">{words(progress === 'current' ? 'card.current' : 'card.visited')}</span>
      )}
    </button>
  );
}

/** Ways out that a step has beside those in the picture, such as when it fails. */
function MoreWays({ card }: { readonly card: Card }): ReactElement | null {
  const { words, onInsert } = useCanvas();
  const box = useRef<HTMLSpanElement>(null);
  if (onInsert === undefined) return null;
  const items = card.hidden.map(({ outlet, name }) => ({
    id: outlet,
    label: name,
    icon: 'plus' as const,
    onSelect: () => {
      if (box.current !== null) onInsert({ nodeId: card.id, outlet }, box.current);
    },
  }));
  return (
    <span ref={box} className="sj-more-ways nopan">
      <Menu
        label={words('card.moreWays', { title: card.title })}
        items={items}
        trigger={(props) => (
          <button type="button" className="sj-insert" aria-label={words('card.moreWays', { title: card.title })} {...props}>
            <Icon name="more" />
          </button>
        )}
      />
    </span>
  );
}

function ProblemBadge({ problem }: { readonly problem: CardProblem }): ReactElement {
  const { words } = useCanvas();
  return (
    <span className="sj-card-badge" data-severity={problem.severity}>
      <Icon name={problem.severity === 'info' ? 'info' : problem.severity} />
      <span aria-hidden="true">{words.number(problem.count)}</span>
      <span className="sj-visually-hidden">{words('card.problems', { count: problem.count })}</span>
    </span>
  );
}
