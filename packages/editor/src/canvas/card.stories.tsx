import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactElement } from 'react';
import { expect, fn, userEvent, within } from 'storybook/test';
import { createWords } from '../messages/words.ts';
import { templateCatalog } from '../../testing/journeys.ts';
import { journeyOf, specimens } from '../../testing/specimens.ts';
import type { AnchoredLayout } from './anchored-layout.ts';
import { CanvasContext } from './canvas-context.ts';
import type { CanvasContextValue } from './canvas-context.ts';
import { CardView } from './card-node.tsx';
import type { CardData } from './flow-elements.ts';
import { journeyGraph } from './journey-graph.ts';

interface GalleryProps {
  readonly theme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
  readonly states: readonly Partial<CardData>[];
  readonly ids: readonly string[];
  onCardClick(id: string): void;
}

const nowhere: AnchoredLayout = {
  layout: { positions: new Map(), routes: new Map(), bounds: { x: 0, y: 0, width: 0, height: 0 } },
  origin: { x: 0, y: 0 },
  moved: 0,
};

/** Cards side by side, each in every state asked for. */
function CardGallery({ theme, dir, states, ids, onCardClick }: GalleryProps): ReactElement {
  const words = createWords('en');
  const graph = journeyGraph({ words, catalog: templateCatalog, journey: journeyOf(specimens) });
  const context: CanvasContextValue = {
    words,
    isRtl: dir === 'rtl',
    isFlowRight: false,
    onCardClick: (id) => onCardClick(id),
    onCardFocus: () => undefined,
    onCardMount: () => undefined,
    onHover: () => undefined,
    onInsert: undefined,
    onRemove: undefined,
    titleOf: (id) => id,
    refusal: () => undefined,
    steps: undefined,
    onPin: undefined,
    picture: { current: { graph, anchored: nowhere, selection: [], onSelect: () => undefined, focusCard: () => undefined } },
    box: { current: null },
  };
  const cards = [...graph.cards.values()].filter((card) => ids.length === 0 || ids.includes(card.id));
  return (
    <div
      className="sojourn"
      data-theme={theme}
      dir={dir}
      style={{ height: 'auto', minHeight: '100vh', padding: 24, fontFamily: 'Inter, system-ui, sans-serif' }}
    >
      <CanvasContext.Provider value={context}>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 24 }}>
          {cards.flatMap((card) =>
            states.map((state, index) => (
              <CardView
                key={`${card.id} ${String(index)}`}
                id={card.id}
                card={card}
                isSelected={false}
                hasMenu={false}
                isTabStop
                problem={undefined}
                progress={undefined}
                found={undefined}
                figures={undefined}
                isPinned={false}
                {...state}
              />
            )),
          )}
        </div>
      </CanvasContext.Provider>
    </div>
  );
}

const states: readonly Partial<CardData>[] = [
  {},
  { isSelected: true },
  { problem: { severity: 'error', count: 2 } },
  { problem: { severity: 'warning', count: 1 } },
  { progress: 'current' },
  { progress: 'visited' },
  { progress: 'muted' },
];

const meta = {
  title: 'Canvas/Card',
  component: CardGallery,
  args: { theme: 'light', dir: 'ltr', states: [{}], ids: [], onCardClick: fn() },
} satisfies Meta<typeof CardGallery>;

export default meta;
type Story = StoryObj<typeof meta>;

export const EveryType: Story = {
  async play({ canvasElement, args }) {
    await userEvent.click(within(canvasElement).getByRole('button', { name: /^Call the customer/ }));
    await expect(args.onCardClick).toHaveBeenCalledWith('task');
  },
};
export const EveryTypeDark: Story = { args: { theme: 'dark' } };
export const EveryTypeRightToLeft: Story = { args: { dir: 'rtl' } };
export const EveryState: Story = {
  args: { states, ids: ['branch'] },
  async play({ canvasElement }) {
    const page = within(canvasElement);
    await expect(page.getByRole('button', { name: /2 problems/ })).toBeVisible();
    await expect(page.getByRole('button', { current: 'step' })).toHaveTextContent('The contact is here');
  },
};
export const EveryStateDark: Story = { args: { states, ids: ['branch'], theme: 'dark' } };
export const EveryStateRightToLeft: Story = { args: { states, ids: ['branch'], dir: 'rtl' } };
