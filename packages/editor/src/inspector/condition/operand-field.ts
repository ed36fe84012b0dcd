import { typeOfOperand, type Field, type Operand } from '@sojourn/schema';
import type { ConditionSite } from './operand-choices.ts';

/** What the catalog says of an operand's value; `undefined` where it says nothing. Consent has a list of usual answers. */
export function operandField(operand: Operand, { catalog, journey, event }: ConditionSite): Field | undefined {
  const field = typeOfOperand(operand, catalog, journey, event);
  if (field === 'unknown') return undefined;
  return 'consent' in operand ? { ...field, values: ['subscribed', 'unsubscribed'] } : field;
}
