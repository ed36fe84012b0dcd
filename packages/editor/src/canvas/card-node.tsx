import { Handle, Position } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { memo, useLayoutEffect, useRef } from 'react';
import type { MemoExoticComponent, ReactElement } from 'react';
import { Icon } from '../ui/icon.tsx';
import { ENTRY_CARD } from '../store/editor.ts';
import { Menu } from '../ui/menu.tsx';
import type { MenuItem } from '../ui/menu.tsx';
import type { Words } from '../messages/words.ts';
import type { CardFigures } from '../metrics/figures.ts';
import type { StepActions } from '../steps/use-step-actions.ts';
import { placeOf } from './pins.ts';
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
      {data.isSelected && data.hasMenu && id !== ENTRY_CARD ? <CardMenu card={data.card} isPinned={data.isPinned} /> : null}
      <Handle type="source" position={isFlowRight ? Position.Right : Position.Bottom} isConnectable={false} className="sj-handle" />
    </>
  );
}

/** Rendered again only when its own data changes. */
export const CardNode: MemoExoticComponent<typeof CardNodeView> = memo(CardNodeView);

/** The card itself, without the canvas library. */
export function CardView({
  id,
  card,
  isSelected,
  isTabStop,
  problem,
  progress,
  found,
  figures,
  isPinned,
}: CardData & { readonly id: string }): ReactElement {
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
      data-found={found}
      aria-pressed={isSelected}
      aria-current={progress === 'current' ? 'step' : undefined}
      tabIndex={isTabStop ? 0 : -1}
      onClick={(event) => onCardClick(id, event.shiftKey || event.ctrlKey || event.metaKey)}
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
      {figures === undefined ? null : <Figures figures={figures} />}
      {isPinned ? <Icon name="pin" className="sj-card-pin" /> : null}
      {progress === 'visited' ? <Icon name="check" className="sj-card-tick" /> : null}
      {progress === undefined || progress === 'muted' ? null : (
        <span className="sj-visually-hidden">{words(progress === 'current' ? 'card.current' : 'card.visited')}</span>
      )}
    </button>
  );
}

/** What can be done with a selected step: ways out that are not in the picture, such as when it fails, and removing it. */
function CardMenu({ card, isPinned }: { readonly card: Card; readonly isPinned: boolean }): ReactElement | null {
  const { words, isRtl, picture, onInsert, onRemove, onPin, steps, refusal } = useCanvas();
  const box = useRef<HTMLSpanElement>(null);
  if (onInsert === undefined || onRemove === undefined || steps === undefined) return null;
  const label = words('card.more', { title: card.title });
  const noWay = refusal('insert', card.id);
  const noRemoval = refusal('delete', card.id);
  const ways = card.hidden.map(({ outlet, name }): MenuItem => ({
    id: outlet,
    label: words('card.way', { outlet: name }),
    icon: 'plus',
    disabled: noWay !== undefined,
    hint: noWay,
    onSelect: () => {
      if (box.current !== null) onInsert({ nodeId: card.id, outlet }, box.current);
    },
  }));
  const pin: MenuItem = {
    id: 'pin',
    label: words(isPinned ? 'pin.let' : 'pin.keep'),
    icon: 'pin',
    onSelect: () => onPin?.(card.id, isPinned ? null : placeOf(card.id, picture.current.anchored, isRtl)),
  };
  const remove: MenuItem = {
    id: 'remove',
    label: words('remove.confirm'),
    icon: 'trash',
    disabled: noRemoval !== undefined,
    hint: noRemoval,
    tone: 'danger',
    onSelect: () => onRemove(card.id),
  };
  return (
    <span ref={box} className="sj-card-menu nopan">
      <Menu
        label={label}
        items={[...ways, ...stepItems(card.id, steps, words, { noWay, noRemoval }), pin, remove]}
        trigger={(props) => (
          <button type="button" className="sj-insert" aria-label={label} {...props}>
            <Icon name="more" />
          </button>
        )}
      />
    </span>
  );
}

function stepItems(
  id: string,
  steps: StepActions,
  words: Words,
  { noWay, noRemoval }: { readonly noWay: string | undefined; readonly noRemoval: string | undefined },
): readonly MenuItem[] {
  const refused = (reason: string | undefined): Pick<MenuItem, 'disabled' | 'hint'> => ({ disabled: reason !== undefined, hint: reason });
  return [
    { id: 'copy', label: words('steps.copy'), icon: 'copy', onSelect: () => void steps.copy([id]) },
    { id: 'cut', label: words('steps.cut'), icon: 'cut', ...refused(noRemoval), onSelect: () => void steps.cut([id]) },
    { id: 'paste', label: words('steps.paste'), icon: 'paste', ...refused(noWay), onSelect: () => void steps.pasteAfter(id) },
    { id: 'duplicate', label: words('steps.duplicate'), icon: 'duplicate', ...refused(noWay), onSelect: () => void steps.duplicate([id]) },
  ];
}

/** At most two figures, on the lower edge of the card. */
function Figures({ figures: { here, second } }: { readonly figures: CardFigures }): ReactElement {
  return (
    <>
      {here === undefined ? null : (
        <span className="sj-figure" data-figure="here" title={here.name}>
          <span className="sj-figure-dot" />
          <span aria-hidden="true">{here.text}</span>
          <span className="sj-visually-hidden">{here.name}</span>
        </span>
      )}
      {second === undefined ? null : (
        <span className="sj-figure" data-figure="second" title={second.name}>
          <span aria-hidden="true">{second.text}</span>
          <span className="sj-visually-hidden">{second.name}</span>
        </span>
      )}
    </>
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
