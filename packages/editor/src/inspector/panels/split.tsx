import type { SplitArm, SplitNode } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ChoiceFormField } from '../form/choice-form-field.tsx';
import { pointerOf } from '../form/pointer.ts';
import { Folded, Section } from '../form/section.tsx';
import { freshId } from './fresh-id.ts';
import { ItemList } from './item-list.tsx';
import { ItemName } from './item-name.tsx';
import type { PanelProps } from './panel-props.ts';
import { WeightInput } from './weight-input.tsx';

const letterOf = (index: number): string => String.fromCodePoint(65 + (index % 26));

/** Settings of a split: arms by weight, each with its share. */
export function SplitPanel({ nodeId, node }: PanelProps<SplitNode>): ReactElement {
  const words = useWords();
  const arms = pointerOf('nodes', nodeId, 'arms');
  const sum = node.arms.reduce((total, arm) => total + arm.weight, 0);
  const nameOf = (index: number): string => words('node.arm.new', { letter: letterOf(index) });
  const fresh = (): SplitArm => ({
    id: freshId(
      'path',
      node.arms.map((one) => one.id),
    ),
    name: nameOf(node.arms.length),
    weight: node.arms.at(-1)?.weight ?? 1,
  });
  const percent = new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <>
      <Section title={words('panel.split.arms')}>
        <ShareBar arms={node.arms} />
        <ItemList
          nodeId={nodeId}
          pointer={arms}
          items={node.arms}
          least={1}
          addLabel={words('panel.split.add')}
          additions={[{ label: words('panel.split.arm'), make: fresh }]}
          titleOf={(arm, index) => arm.name ?? nameOf(index)}
          head={(arm, index) => (
            <>
              <i className="sj-share-dot" data-arm={index % 6} aria-hidden="true" />
              <ItemName
                pointer={`${arms}/${index}/name`}
                label={words('panel.split.name', { letter: letterOf(index) })}
                placeholder={nameOf(index)}
              />
              <WeightInput
                pointer={`${arms}/${index}/weight`}
                weight={arm.weight}
                label={words('panel.split.weight', { name: arm.name ?? letterOf(index) })}
              />
              <output className="sj-share">{percent.format(sum === 0 ? 0 : arm.weight / sum)}</output>
            </>
          )}
        />
      </Section>
      <DrawnPer pointer={pointerOf('nodes', nodeId, 'per')} isOwn={node.per !== undefined} />
    </>
  );
}

/** The shares side by side; for the eye, the figures say the same. */
function ShareBar({ arms }: { readonly arms: readonly SplitArm[] }): ReactElement {
  const isEmpty = arms.every((arm) => arm.weight === 0);
  return (
    <div className="sj-shares" aria-hidden="true">
      {arms.map((arm, index) => (
        <i key={arm.id} data-arm={index % 6} style={{ flexGrow: isEmpty ? 1 : arm.weight }} />
      ))}
    </div>
  );
}

function DrawnPer({ pointer, isOwn }: { readonly pointer: string; readonly isOwn: boolean }): ReactElement {
  const words = useWords();
  return (
    <Folded title={words('panel.advanced')} open={isOwn}>
      <ChoiceFormField
        pointer={pointer}
        label={words('panel.split.per')}
        help={words('panel.split.perHelp')}
        fallback="contact"
        choices={[
          { value: 'contact', label: words('panel.split.perContact') },
          { value: 'enrollment', label: words('panel.split.perEnrollment') },
        ]}
      />
    </Folded>
  );
}
