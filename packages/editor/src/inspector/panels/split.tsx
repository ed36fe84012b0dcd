import type { SplitNode } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { readNumber } from '../fields/read-number.ts';
import { useDraftText } from '../fields/use-draft-text.ts';
import { ChoiceFormField } from '../form/choice-form-field.tsx';
import { controlId } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { pointerOf } from '../form/pointer.ts';
import { Folded, Section } from '../form/section.tsx';
import { freshId } from './fresh-id.ts';
import { ItemList } from './item-list.tsx';
import { ItemName } from './item-name.tsx';
import type { PanelProps } from './panel-props.ts';

/** Settings of a split: arms by weight, each with its share. */
export function SplitPanel({ nodeId, node }: PanelProps<SplitNode>): ReactElement {
  const words = useWords();
  const arms = pointerOf('nodes', nodeId, 'arms');
  const sum = node.arms.reduce((total, arm) => total + arm.weight, 0);
  const letter = (index: number): string => String.fromCodePoint(65 + (index % 26));
  const shareOf = (weight: number): string =>
    new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 1 }).format(sum === 0 ? 0 : weight / sum);
  return (
    <>
      <Section title={words('panel.split.arms')}>
        <div className="sj-shares" aria-hidden="true">
          {node.arms.map((arm, index) => (
            <i key={arm.id} data-arm={index % 6} style={{ flexGrow: sum === 0 ? 1 : arm.weight }} />
          ))}
        </div>
        <ItemList
          nodeId={nodeId}
          pointer={arms}
          items={node.arms}
          least={1}
          addLabel={words('panel.split.add')}
          additions={[
            {
              label: words('panel.split.arm'),
              make: () => ({
                id: freshId(
                  'path',
                  node.arms.map((one) => one.id),
                ),
                name: words('node.arm.new', { letter: letter(node.arms.length) }),
                weight: node.arms.at(-1)?.weight ?? 1,
              }),
            },
          ]}
          titleOf={(arm, index) => arm.name ?? words('node.arm.new', { letter: letter(index) })}
          head={(arm, index) => (
            <>
              <i className="sj-share-dot" data-arm={index % 6} aria-hidden="true" />
              <ItemName
                pointer={`${arms}/${index}/name`}
                label={words('panel.split.name', { letter: letter(index) })}
                placeholder={words('node.arm.new', { letter: letter(index) })}
              />
              <WeightInput
                pointer={`${arms}/${index}/weight`}
                weight={arm.weight}
                label={words('panel.split.weight', { name: arm.name ?? letter(index) })}
              />
              <output className="sj-share">{shareOf(arm.weight)}</output>
            </>
          )}
        />
      </Section>
      <Folded title={words('panel.advanced')} open={node.per !== undefined}>
        <ChoiceFormField
          pointer={pointerOf('nodes', nodeId, 'per')}
          label={words('panel.split.per')}
          help={words('panel.split.perHelp')}
          fallback="contact"
          choices={[
            { value: 'contact', label: words('panel.split.perContact') },
            { value: 'enrollment', label: words('panel.split.perEnrollment') },
          ]}
        />
      </Folded>
    </>
  );
}

function WeightInput({
  pointer,
  weight,
  label,
}: {
  readonly pointer: string;
  readonly weight: number;
  readonly label: string;
}): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const id = controlId(form, pointer);
  const { text, isReadable, type, settle } = useDraftText<number>({
    id,
    value: weight,
    format: String,
    // A weight is never absent and never below zero.
    parse: (typed) => {
      const value = readNumber(typed)?.value;
      return value === undefined || value < 0 ? undefined : { value };
    },
    onChange: (value) => form.write(pointer, value, words('inspector.undo.change', { name: label })),
  });
  return (
    <input
      id={id}
      className="sj-input sj-input-weight"
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={isReadable ? undefined : true}
      disabled={form.readOnly}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={settle}
    />
  );
}
