import type { Operand } from '@sojourn/schema';
import { useState, type ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { operandChoices, type ConditionSite, type OperandGroup } from './operand-choices.ts';
import { operandLabel } from './operand-label.ts';
import type { PickerItem } from './picker-list.tsx';
import { SearchPicker } from './search-picker.tsx';

const groups: readonly OperandGroup[] = ['event', 'attributes', 'entry', 'results', 'consent', 'membership', 'history', 'time'];

/** A value to choose from all that a place can see. */
export interface OperandChipProps {
  readonly operand: Operand | undefined;
  readonly site: ConditionSite;
  readonly readOnly: boolean;
  /** What stands while nothing is chosen. */
  readonly placeholder?: string;
  readonly focus?: string;
  readonly openAtOnce?: boolean;
  /** Leaves out what does not fit here. */
  accept?(operand: Operand): boolean;
  onChoose(operand: Operand): void;
  onCancel?(): void;
}

/** What is looked at, as a chip that opens a searchable list of all that can be. */
export function OperandChip({
  operand,
  site,
  readOnly,
  placeholder,
  focus = '',
  openAtOnce = false,
  accept,
  onChoose,
  onCancel,
}: OperandChipProps): ReactElement {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(openAtOnce);
  const name = operand === undefined ? undefined : operandLabel(operand, site, words);
  const items = (): readonly PickerItem<Operand>[] =>
    operandChoices(site)
      .filter((choice) => accept?.(choice.operand) ?? true)
      .map((choice) => ({
        id: JSON.stringify(choice.operand),
        group: choice.group,
        label: operandLabel(choice.operand, site, words),
        value: choice.operand,
      }));
  const typedTag = (query: string): readonly PickerItem<Operand>[] =>
    query === '' || accept?.({ tag: query }) === false
      ? []
      : [{ id: `tag:${query}`, group: 'membership', label: words('picker.tag', { name: query }), value: { tag: query } }];
  return (
    <SearchPicker
      label={words('condition.operand', { name: name ?? placeholder ?? words('condition.choose') })}
      text={name ?? placeholder ?? words('condition.choose')}
      isOpen={isOpen}
      isEmpty={name === undefined}
      readOnly={readOnly}
      focus={focus}
      groups={groups.map((id) => ({ id, label: words(`picker.group.${id}`) }))}
      items={isOpen ? items() : []}
      extra={typedTag}
      onOpen={() => setIsOpen(true)}
      onClose={() => {
        setIsOpen(false);
        onCancel?.();
      }}
      onChoose={(item) => {
        setIsOpen(false);
        onChoose(item.value);
      }}
    />
  );
}
