import type { WaitAlternative, WaitNode } from '@sojourn/schema';
import type { ComponentType, ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { pointerOf } from '../form/pointer.ts';
import { Section } from '../form/section.tsx';
import { freshId } from './fresh-id.ts';
import { ItemList, type NewItem } from './item-list.tsx';
import { OutletCount } from './outlet-count.tsx';
import type { PanelProps } from './panel-props.ts';
import type { AlternativeProps } from './wait/alternative-props.ts';
import { ConditionAlternativeForm } from './wait/condition.tsx';
import { DateAlternativeForm } from './wait/date.tsx';
import { DurationAlternativeForm } from './wait/duration.tsx';
import { EventAlternativeForm } from './wait/event.tsx';
import { TimeAlternativeForm } from './wait/time.tsx';

type Kind = WaitAlternative['type'];

// Each form gets the alternatives of its own type only: the list below looks it up by that type.
const forms = {
  duration: DurationAlternativeForm,
  date: DateAlternativeForm,
  time: TimeAlternativeForm,
  event: EventAlternativeForm,
  condition: ConditionAlternativeForm,
} as Readonly<Record<Kind, ComponentType<AlternativeProps<WaitAlternative>>>>;

/** Settings of a wait: the things it waits for, the first of which lets the contact go on. */
export function WaitPanel({ nodeId, node }: PanelProps<WaitNode>): ReactElement {
  const words = useWords();
  const until = pointerOf('nodes', nodeId, 'until');
  const id = (base: string): string =>
    freshId(
      base,
      node.until.map((one) => one.id),
    );
  const additions: Readonly<Record<Kind, () => WaitAlternative>> = {
    duration: () => ({ id: id('timeout'), type: 'duration', duration: 'P1D' }),
    event: () => ({ id: id('event'), type: 'event', event: '' }),
    time: () => ({ id: id('time'), type: 'time', at: '09:00' }),
    date: () => ({ id: id('date'), type: 'date', on: { attribute: '' } }),
    condition: () => ({ id: id('condition'), type: 'condition', when: { any: [] } }),
  };
  const kinds: readonly Kind[] = ['duration', 'event', 'time', 'date', 'condition'];
  const hasDate = node.until.some((one) => one.type === 'date');
  const offered: readonly NewItem[] = kinds
    .filter((kind) => kind !== 'date' || !hasDate)
    .map((kind) => ({ label: words(`panel.wait.${kind}`), make: additions[kind] }));
  return (
    <Section title={words(node.until.length > 1 ? 'panel.wait.first' : 'panel.wait.until')}>
      <ItemList
        nodeId={nodeId}
        pointer={until}
        items={node.until}
        least={1}
        addLabel={words('panel.wait.add')}
        additions={offered}
        titleOf={(one) => words(`panel.wait.${one.type}`)}
        head={(one) => (
          <>
            <span className="sj-item-title">{words(`panel.wait.${one.type}`)}</span>
            <OutletCount nodeId={nodeId} outlet={one.id} />
          </>
        )}
        body={(one, index) => {
          const Form = forms[one.type];
          return <Form nodeId={nodeId} pointer={`${until}/${index}`} alternative={one} />;
        }}
      />
    </Section>
  );
}
