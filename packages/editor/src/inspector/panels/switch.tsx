import type { Field, Operand, SwitchCase, SwitchNode } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { OperandChip } from '../condition/operand-chip.tsx';
import { operandField } from '../condition/operand-field.ts';
import { LiteralValue } from '../condition/values/literal-value.tsx';
import { valueChoices } from '../condition/values/value-choices.ts';
import { zoneOf } from '../condition/values/zone-of.ts';
import { plainText } from '../fields/plain-text.ts';
import { controlId } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { pointerOf } from '../form/pointer.ts';
import { Section } from '../form/section.tsx';
import { freshId } from './fresh-id.ts';
import { ItemList } from './item-list.tsx';
import { OutletCount } from './outlet-count.tsx';
import type { PanelProps } from './panel-props.ts';

/** Settings of a switch: the value it looks at, and a path per value. */
export function SwitchPanel({ nodeId, node }: PanelProps<SwitchNode>): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const pointer = pointerOf('nodes', nodeId);
  const site = { journey: form.journey, catalog: form.catalog, inGraph: true };
  const field = operandField(node.on, site);
  const fresh = (): SwitchCase => {
    const unused = valueChoices(node.on, field, words).find((choice) => !node.cases.some((one) => one.value === choice.value));
    const taken = node.cases.map((one) => one.id);
    return { id: freshId('value', taken), value: unused?.value ?? '' };
  };
  return (
    <>
      <Section title={words('panel.switch.on')}>
        <OperandChip
          operand={node.on}
          site={site}
          readOnly={form.readOnly}
          // An operand is JSON; only its index signature is missing in the types.
          onChoose={(on) => form.write(`${pointer}/on`, on as never, words('inspector.undo.change', { name: words('panel.switch.on') }))}
        />
      </Section>
      <Section title={words('panel.switch.cases')}>
        <ItemList
          nodeId={nodeId}
          pointer={`${pointer}/cases`}
          items={node.cases}
          addLabel={words('panel.switch.add')}
          additions={[{ label: words('panel.switch.value'), make: fresh }]}
          titleOf={(one) => plainText(one.value)}
          head={(one, index) => (
            <>
              <CaseValue pointer={`${pointer}/cases/${index}/value`} number={index + 1} on={node.on} field={field} one={one} />
              <OutletCount nodeId={nodeId} outlet={one.id} />
            </>
          )}
          rest={<OtherPaths nodeId={nodeId} />}
        />
      </Section>
    </>
  );
}

function CaseValue(props: {
  readonly pointer: string;
  readonly number: number;
  readonly on: Operand;
  readonly field: Field | undefined;
  readonly one: SwitchCase;
}): ReactElement {
  const { pointer, one } = props;
  const form = useJourneyForm();
  const words = useWords();
  return (
    <span className="sj-condition-flow">
      <LiteralValue
        id={controlId(form, pointer)}
        label={words('panel.switch.valueOf', { number: props.number })}
        left={props.on}
        field={props.field}
        zone={zoneOf(form.journey)}
        readOnly={form.readOnly}
        invalid={false}
        describedBy={undefined}
        value={one.value === '' ? undefined : one.value}
        onChange={(value) => form.write(pointer, value ?? '', words('inspector.undo.change', { name: words('panel.switch.value') }))}
      />
    </span>
  );
}

function OtherPaths({ nodeId }: { readonly nodeId: string }): ReactElement {
  const words = useWords();
  return (
    <>
      {(['else', 'missing'] as const).map((outlet) => (
        <div key={outlet} className="sj-item sj-item-quiet">
          <div className="sj-item-head">
            <span>{words(outlet === 'else' ? 'panel.switch.else' : 'outlet.missing')}</span>
            <OutletCount nodeId={nodeId} outlet={outlet} />
          </div>
        </div>
      ))}
    </>
  );
}
