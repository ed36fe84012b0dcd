import type { ContactChange } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ownOf } from '../condition/operand-choices.ts';
import { ProblemList } from '../fields/problem-list.tsx';
import { controlId } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { isWithin } from '../form/pointer.ts';
import { ChangeSentence } from './change-sentence.tsx';

/** One change of the contact, with what is wrong with it. */
export function UpdateChange({
  number,
  change,
  pointer,
  onRemove,
}: {
  readonly number: number;
  readonly change: ContactChange;
  readonly pointer: string;
  onRemove(): void;
}): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const problems = form.problems.filter((problem) => isWithin(problem.pointer, pointer));
  const isOurs = 'attribute' in change && ownOf(form.catalog.attributes, change.attribute)?.owner === 'engine';
  const label = words('inspector.undo.change', { name: words('panel.update.title') });
  return (
    <div
      className="sj-item"
      data-change=""
      data-invalid={problems.length > 0}
      role="group"
      aria-label={words('panel.update.change', { number })}
    >
      <div className="sj-item-head">
        <ChangeSentence
          id={controlId(form, `${pointer}/value`)}
          change={change}
          // A change is JSON; only its index signature is missing in the types.
          onChange={(next) => form.write(pointer, next as never, label)}
        />
        {!form.readOnly && <IconButton size="small" icon="close" label={words('panel.update.remove', { number })} onClick={onRemove} />}
      </div>
      <ProblemList problems={problems} />
      {isOurs && <p className="sj-form-help">{words('panel.update.engineOwned')}</p>}
    </div>
  );
}
