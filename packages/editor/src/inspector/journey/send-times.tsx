import type { SendWindow } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ManyValues } from '../condition/values/many-values.tsx';
import { FieldShell } from '../fields/field-shell.tsx';
import { controlId } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { isWithin } from '../form/pointer.ts';
import { AtFormField } from '../panels/wait/at-form-field.tsx';
import { WeekdaysFormField } from '../panels/wait/weekdays-form-field.tsx';

const dates = '/blockedDates';

/** When messages may go out, in the contact's zone, and days on which they rest. */
export function SendTimes(): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const windows = form.journey.sendWindows ?? [];
  const label = words('inspector.undo.change', { name: words('panel.sendTimes.title') });
  const write = (next: readonly SendWindow[]): void =>
    // Windows are JSON; only their index signature is missing in the types.
    form.write('/sendWindows', next.length === 0 ? undefined : (next as never), label);
  return (
    <>
      <p className="sj-form-help">{words('panel.sendTimes.help')}</p>
      <div className="sj-items">
        {windows.map((window, index) => (
          // A window has no identity of its own but its place.
          <WindowForm key={index} window={window} pointer={`/sendWindows/${index}`} onRemove={() => write(windows.toSpliced(index, 1))} />
        ))}
        {!form.readOnly && (
          <Button size="small" icon="plus" onClick={() => write([...windows, { from: '09:00', to: '20:00' }])}>
            {words('panel.sendTimes.add')}
          </Button>
        )}
      </div>
      <BlockedDates />
    </>
  );
}

function WindowForm({
  window,
  pointer,
  onRemove,
}: {
  readonly window: SendWindow;
  readonly pointer: string;
  onRemove(): void;
}): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const title = `${window.from}–${window.to}`;
  return (
    <div className="sj-item" role="group" aria-label={title}>
      <div className="sj-item-head">
        <span className="sj-item-title">{title}</span>
        {!form.readOnly && <IconButton size="small" icon="close" label={words('panel.sendTimes.remove')} onClick={onRemove} />}
      </div>
      <div className="sj-item-body">
        <div className="sj-form-pair">
          <AtFormField pointer={`${pointer}/from`} label={words('panel.from')} required />
          <AtFormField pointer={`${pointer}/to`} label={words('panel.to')} required />
        </div>
        <WeekdaysFormField pointer={`${pointer}/weekdays`} />
      </div>
    </div>
  );
}

function BlockedDates(): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const id = controlId(form, dates);
  const label = words('panel.sendTimes.blocked');
  const problems = form.problems.filter((problem) => isWithin(problem.pointer, dates));
  return (
    <FieldShell id={id} label={label} help={words('panel.sendTimes.blockedHelp')} problems={problems} parts>
      {(describedBy) => (
        <span className="sj-condition-flow">
          <ManyValues
            id={id}
            left={{ event: '' }}
            field={{ type: 'text' }}
            zone="UTC"
            readOnly={form.readOnly}
            invalid={false}
            describedBy={describedBy}
            values={form.journey.blockedDates ?? []}
            // What is no date stays in the input: a document with it could not be opened again.
            accept={(typed) => /^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u.test(typed)}
            onChange={(next) => form.write(dates, next, words('inspector.undo.change', { name: label }))}
          />
        </span>
      )}
    </FieldShell>
  );
}
