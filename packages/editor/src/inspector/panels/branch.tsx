import type { BranchNode } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ConditionFormField } from '../form/condition-form-field.tsx';
import { pointerOf } from '../form/pointer.ts';
import { Section } from '../form/section.tsx';
import { freshId } from './fresh-id.ts';
import { ItemList } from './item-list.tsx';
import { ItemName } from './item-name.tsx';
import { OutletCount } from './outlet-count.tsx';
import type { PanelProps } from './panel-props.ts';

/** Settings of a branch: its cases in order, then everyone else. */
export function BranchPanel({ nodeId, node }: PanelProps<BranchNode>): ReactElement {
  const words = useWords();
  const cases = pointerOf('nodes', nodeId, 'cases');
  const titleOf = (index: number, name: string | undefined): string => name ?? words('panel.case.unnamed', { number: index + 1 });
  return (
    <Section title={words('panel.branch.cases')}>
      <ItemList
        nodeId={nodeId}
        pointer={cases}
        items={node.cases}
        ordered
        addLabel={words('panel.branch.add')}
        additions={[
          {
            label: words('panel.case.one'),
            make: () => ({
              id: freshId(
                'case',
                node.cases.map((one) => one.id),
              ),
              when: { any: [] },
            }),
          },
        ]}
        titleOf={(one, index) => titleOf(index, one.name)}
        head={(one, index) => (
          <>
            <ItemName
              pointer={`${cases}/${index}/name`}
              label={words('panel.case.name', { number: index + 1 })}
              placeholder={titleOf(index, undefined)}
            />
            <OutletCount nodeId={nodeId} outlet={one.id} />
          </>
        )}
        body={(one, index) => (
          <ConditionFormField
            pointer={`${cases}/${index}/when`}
            label={words('panel.case.condition', { name: titleOf(index, one.name) })}
            undoName={titleOf(index, one.name)}
            hideLabel
            empty={{ any: [] }}
          />
        )}
        rest={
          <div className="sj-item sj-item-quiet">
            <div className="sj-item-head">
              <span>{words('outlet.else')}</span>
              <OutletCount nodeId={nodeId} outlet="else" />
            </div>
          </div>
        }
      />
    </Section>
  );
}
