import type { ReactElement } from 'react';
import { focusKey, useConditionEditing } from './condition-editing.ts';
import { withOperand } from './new-comparison.ts';
import { OperandChip } from './operand-chip.tsx';
import { operandField } from './operand-field.ts';
import { OperatorSelect } from './operator-select.tsx';
import type { PatternPart } from './pattern-parts.ts';
import { RightSide, type RightSideProps } from './right-side.tsx';

/** A stretch of a comparison's sentence: what is compared, the value, or words. The first words are the choice of operator. */
export function ComparisonPart({
  part,
  isOperator,
  ...side
}: RightSideProps & { readonly part: PatternPart; readonly isOperator: boolean }): ReactElement {
  const { site, readOnly } = useConditionEditing();
  const { comparison, field, path, onChange } = side;
  if (part.type === 'left') {
    const focus = focusKey('operand', path);
    return (
      <OperandChip
        operand={comparison.left}
        site={site}
        readOnly={readOnly}
        focus={focus}
        onChoose={(left) => onChange(withOperand(comparison, left, field, operandField(left, site)), focus)}
      />
    );
  }
  if (part.type !== 'words') return <RightSide {...side} />;
  return isOperator ? <OperatorSelect {...side} text={part.text} /> : <span className="sj-condition-word">{part.text}</span>;
}
