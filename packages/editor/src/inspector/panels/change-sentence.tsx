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
import { changeKinds, kindOfChange, type ChangeKind } from './change-kinds.ts';

type AttributeChange = Extract<ContactChange, { readonly attribute: string }>;

interface PartProps<C extends ContactChange = ContactChange> {
  readonly id: string;
  readonly change: C;
  onChange(change: ContactChange): void;
}

/** One change of a contact as a sentence to fill in. */
export function ChangeSentence(props: PartProps): ReactElement {
  const { id, change, onChange } = props;
  const words = useWords();
  const kind = kindOfChange(change);
  return (
    <span className="sj-condition-flow">
      {patternParts(words(changeKinds[kind].pattern, { left: '{left}', right: '{right}' })).map((part, index) => (
        // The parts of a pattern stay in their places.
        <span key={index}>
          {part.type === 'words' && <span className="sj-condition-word">{part.text}</span>}
          {part.type === 'left' && 'attribute' in change && <What kind={kind} id={id} change={change} onChange={onChange} />}
          {part.type === 'right' && 'attribute' in change && <Value kind={kind} id={id} change={change} onChange={onChange} />}
          {part.type === 'right' && 'tag' in change && <Tag id={id} change={change} onChange={onChange} />}{' '}
        </span>
      ))}
    </span>
  );
}

function What({ kind, change, onChange }: PartProps<AttributeChange> & { readonly kind: ChangeKind }): ReactElement {
  const { journey, catalog, readOnly } = useJourneyForm();
  const typeOf = (name: string): Field | undefined => ownOf(catalog.attributes, name);
  const choose = (name: string): void => {
    const { value, ...rest } = change;
    const isKept = value !== undefined && (kind === 'increment' || typeOf(change.attribute)?.type === typeOf(name)?.type);
    onChange({ ...rest, attribute: name, ...(isKept ? { value } : {}) });
  };
  return (
    <OperandChip
      operand={change.attribute === '' ? undefined : { attribute: change.attribute }}
      site={{ journey, catalog, inGraph: true }}
      readOnly={readOnly}
      accept={(operand) => {
        const field = 'attribute' in operand ? typeOf(operand.attribute) : undefined;
        return field !== undefined && changeKinds[kind].accepts(field);
      }}
      onChoose={(operand) => 'attribute' in operand && choose(operand.attribute)}
    />
  );
}

function Value({ kind, id, change, onChange }: PartProps<AttributeChange> & { readonly kind: ChangeKind }): ReactElement {
  const { journey, catalog, readOnly } = useJourneyForm();
  const words = useWords();
  const write = (value: Operand | JsonValue | undefined): void => {
    const { value: _, ...rest } = change;
    onChange(value === undefined ? rest : { ...rest, value });
  };
  return (
    <SingleValue
      id={id}
      label={words('condition.value')}
      site={{ journey, catalog, inGraph: true }}
      left={{ attribute: change.attribute }}
      field={givenField(kind, ownOf(catalog.attributes, change.attribute))}
      zone={zoneOf(journey)}
      readOnly={readOnly}
      invalid={false}
      describedBy={undefined}
      value={change.value}
      onChange={write}
    />
  );
}

function Tag({ id, change, onChange }: PartProps<Extract<ContactChange, { readonly tag: string }>>): ReactElement {
  const { readOnly } = useJourneyForm();
  const label = useWords()('panel.update.tag');
  return (
    <InlineInput
      id={id}
      type="text"
      aria-label={label}
      placeholder={label}
      disabled={readOnly}
      value={change.tag}
      onChange={(event) => onChange({ op: change.op, tag: event.currentTarget.value })}
    />
  );
}

/** The type of what is given: of a list's item where one is added or removed. */
function givenField(kind: ChangeKind, field: Field | undefined): Field | undefined {
  if (field?.type !== 'list' || (kind !== 'add' && kind !== 'remove')) return field;
  const { values } = field;
  return { type: field.of ?? 'text', ...(values === undefined ? {} : { values }) };
}
