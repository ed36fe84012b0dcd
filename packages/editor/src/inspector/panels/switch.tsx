import type { SwitchNode } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { OperandChip } from '../condition/operand-chip.tsx';
import { operandField } from '../condition/operand-field.ts';
import { LiteralValue } from '../condition/values/literal-value.tsx';
import { valueChoices } from '../condition/values/value-choices.ts';
import { zoneOf } from '../condition/values/zone-of.ts';
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
  const unused = valueChoices(node.on, field, words).find((choice) => !node.cases.some((one) => one.value === choice.value));
  return (
    <>
      <Section title={words('panel.switch.on')}>
        <OperandChip
          operand={node.on}
          site={site}
          readOnly={form.readOnly}
          onChoose={(on) =>
            form.write(
              `${pointer}/on`,
              { ...on } as never /* an operand is JSON */,
              words('inspector.undo.change', { name: words('panel.switch.on') }),
            )
          }
        />
      </Section>
      <Section title={words('panel.switch.cases')}>
        <ItemList
          nodeId={nodeId}
          pointer={`${pointer}/cases`}
          items={node.cases}
          addLabel={words('panel.switch.add')}
          additions={[
            {
              label: words('panel.switch.value'),
              make: () => ({
                id: freshId(
                  'value',
                  node.cases.map((one) => one.id),
                ),
                value: unused?.value ?? '',
              }),
            },
          ]}
          titleOf={(one) => String(one.value)}
          head={(one, index) => (
            <>
              <span className="sj-condition-flow">
                <LiteralValue
                  id={controlId(form, `${pointer}/cases/${index}/value`)}
                  label={words('panel.switch.valueOf', { number: index + 1 })}
                  left={node.on}
                  field={field}
                  zone={zoneOf(form.journey)}
                  readOnly={form.readOnly}
                  invalid={false}
                  describedBy={undefined}
                  value={one.value === '' ? undefined : one.value}
                  onChange={(value) =>
                    form.write(
                      `${pointer}/cases/${index}/value`,
                      value ?? '',
                      words('inspector.undo.change', { name: words('panel.switch.value') }),
                    )
                  }
                />
              </span>
              <OutletCount nodeId={nodeId} outlet={one.id} />
            </>
          )}
          rest={(['else', 'missing'] as const).map((outlet) => (
            <div key={outlet} className="sj-item sj-item-quiet">
              <div className="sj-item-head">
                <span>{words(outlet === 'else' ? 'panel.switch.else' : 'outlet.missing')}</span>
                <OutletCount nodeId={nodeId} outlet={outlet} />
              </div>
            </div>
          ))}
        />
      </Section>
    </>
  );
}
