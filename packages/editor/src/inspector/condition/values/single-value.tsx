import { isOperand, type JsonValue, type Operand } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { OperandChip } from '../operand-chip.tsx';
import type { ConditionSite } from '../operand-choices.ts';
import { operandField } from '../operand-field.ts';
import { LiteralValue } from './literal-value.tsx';
import { RelativeValue } from './relative-value.tsx';
import { ValueKindSelect, type ValueKind } from './value-kind-select.tsx';
import type { ValueProps } from './value-props.ts';

/** One value: a literal, a time from now, or what another operand says. */
export interface SingleValueProps extends ValueProps {
  readonly label: string;
  readonly site: ConditionSite;
  readonly value: Operand | JsonValue | undefined;
  onChange(value: Operand | JsonValue | undefined): void;
}

/** Edits a value of any kind that its type allows; the kind is a choice beside it. */
export function SingleValue(props: SingleValueProps): ReactElement {
  const { value, site, field, readOnly, focus, onChange } = props;
  const kind = kindOf(value);
  const begin = (next: ValueKind): void => {
    if (next === kind) return;
    if (next === 'ago') onChange({ ago: durationOf(value) });
    else if (next === 'in') onChange({ in: durationOf(value) });
    else onChange(next === 'literal' ? undefined : otherOperand(props));
  };
  return (
    <>
      {kind === 'literal' && <LiteralValue {...props} value={isOperand(value) ? undefined : value} />}
      {(kind === 'ago' || kind === 'in') && isOperand(value) && <RelativeValue {...props} operand={value} />}
      {kind === 'operand' && isOperand(value) && (
        <OperandChip
          operand={value}
          site={site}
          readOnly={readOnly}
          {...(focus === undefined ? {} : { focus })}
          accept={(one) => operandField(one, site)?.type === field?.type}
          onChoose={onChange}
        />
      )}
      {!readOnly && <ValueKindSelect kind={kind} field={field} onChange={begin} />}
    </>
  );
}

/** An attribute of the same type to begin with; none where the catalog has no other. */
function otherOperand({ site, field, left, value }: SingleValueProps): Operand | JsonValue | undefined {
  const own = 'attribute' in left ? left.attribute : undefined;
  const other = Object.entries(site.catalog.attributes ?? {}).find(([name, one]) => name !== own && one.type === field?.type);
  return other === undefined ? value : { attribute: other[0] };
}

function kindOf(value: Operand | JsonValue | undefined): ValueKind {
  if (!isOperand(value)) return 'literal';
  if ('ago' in value) return 'ago';
  return 'in' in value ? 'in' : 'operand';
}

function durationOf(value: Operand | JsonValue | undefined): string {
  if (isOperand(value) && 'ago' in value) return value.ago;
  return isOperand(value) && 'in' in value ? value.in : 'P7D';
}
