import type { ContactChange, Field, JsonValue, Operand } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ownOf } from '../condition/operand-choices.ts';
import { OperandChip } from '../condition/operand-chip.tsx';
import { patternParts } from '../condition/pattern-parts.ts';
import { InlineInput } from '../condition/values/inline-input.tsx';
import { SingleValue } from '../condition/values/single-value.tsx';
import { zoneOf } from '../condition/values/zone-of.ts';
import { useJourneyForm } from '../form/journey-form.ts';
import { changeKinds, kindOfChange } from './change-kinds.ts';

/** One change of a contact as a sentence to fill in. */
export function ChangeSentence({
  id,
  change,
  onChange,
}: {
  readonly id: string;
  readonly change: ContactChange;
  onChange(change: ContactChange): void;
}): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const kind = kindOfChange(change);
  const site = { journey: form.journey, catalog: form.catalog, inGraph: true };
  const attribute = 'attribute' in change ? change.attribute : '';
  const declared = ownOf(form.catalog.attributes, attribute);
  const field = valueField(kind, declared);
  return (
    <span className="sj-condition-flow">
      {patternParts(words(changeKinds[kind].pattern, { left: '{left}', right: '{right}' })).map((part, index) => (
        // The parts of a pattern stay in their places.
        <span key={index}>
          {part.type === 'words' && <span className="sj-condition-word">{part.text}</span>}
          {part.type === 'left' && 'attribute' in change && (
            <OperandChip
              operand={attribute === '' ? undefined : { attribute }}
              site={site}
              readOnly={form.readOnly}
              accept={(operand) => 'attribute' in operand && accepts(operand.attribute)}
              onChoose={(operand) => 'attribute' in operand && onChange(withAttribute(change, operand.attribute))}
            />
          )}
          {part.type === 'right' &&
            ('tag' in change ? (
              <InlineInput
                id={id}
                type="text"
                aria-label={words('panel.update.tag')}
                placeholder={words('panel.update.tag')}
                disabled={form.readOnly}
                value={change.tag}
                onChange={(event) => onChange({ op: change.op, tag: event.currentTarget.value })}
              />
            ) : (
              <SingleValue
                id={id}
                label={words('condition.value')}
                site={site}
                left={{ attribute }}
                field={field}
                zone={zoneOf(form.journey)}
                readOnly={form.readOnly}
                invalid={false}
                describedBy={undefined}
                value={change.value}
                onChange={(value) => onChange(withValue(change, value))}
              />
            ))}{' '}
        </span>
      ))}
    </span>
  );

  function accepts(name: string): boolean {
    const one = ownOf(form.catalog.attributes, name);
    return one !== undefined && changeKinds[kind].accepts(one);
  }

  function withAttribute(before: Extract<ContactChange, { readonly attribute: string }>, name: string): ContactChange {
    const sameType = declared?.type === ownOf(form.catalog.attributes, name)?.type;
    const { value, ...rest } = before;
    return { ...rest, attribute: name, ...((sameType || kind === 'increment') && value !== undefined ? { value } : {}) };
  }
}

function withValue(change: Extract<ContactChange, { readonly attribute: string }>, value: Operand | JsonValue | undefined): ContactChange {
  const { value: _, ...rest } = change;
  return value === undefined ? rest : { ...rest, value };
}

/** The type of what is given: of a list's item where one is added or removed. */
function valueField(kind: string, field: Field | undefined): Field | undefined {
  if (field?.type !== 'list' || (kind !== 'add' && kind !== 'remove')) return field;
  const { values } = field;
  return { type: field.of ?? 'text', ...(values === undefined ? {} : { values }) };
}
