import * as Dialog from '@radix-ui/react-dialog';
import { useCallback, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { Problem, PublishPlan } from '@sojourn/schema';
import { useEditorContext } from '../context/editor-context.ts';
import { useModal } from '../dialogs/use-modal.ts';
import { MoreWords } from '../context/more-words.tsx';
import type { Words } from '../messages/words.ts';
import { problemWords } from '../problems/problem-words.ts';
import { useEditor } from '../store/use-editor.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { TextArea } from '../ui/text-input.tsx';
import { askedOf, firstAnswers, unanswered } from './answers.ts';
import { ChangesSection } from './changes-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { publishTexts } from './publish-texts.ts';
import { useCommit } from './use-commit.ts';
import { usePublishPlan } from './use-publish-plan.ts';

/** The dialog that publishes the draft of the editor around. */
export function PublishForm(): ReactElement {
  return (
    <MoreWords texts={publishTexts}>
      <Publishing />
    </MoreWords>
  );
}

function Publishing(): ReactElement {
  const { editor, view, words, root } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const host = useEditor(editor, (snapshot) => snapshot.host);
  const errors = useEditor(editor, ({ problems }) => problems.filter(({ severity }) => severity === 'error').length);
  const [answers, setAnswers] = useState(firstAnswers);
  const [note, setNote] = useState('');
  const body = useRef<HTMLDivElement>(null);
  const { plan, isAsking, hasFailed, gone, askAgain } = usePublishPlan(host.publish, journey, answers, host.onError);
  const { state, commit } = useCommit();
  const close = (): void => view.setState({ publishing: false });
  const dialog = useModal(root);
  const asked = plan === undefined ? [] : askedOf(plan, gone);
  const missing = unanswered(asked, answers);
  const objections = (plan?.problems ?? []).filter(({ severity, code }) => severity === 'error' && code !== 'migration_answer_missing');
  const canPublish = plan !== undefined && !isAsking && !hasFailed && errors === 0 && objections.length === 0 && missing.length === 0;
  const publish = (): void => {
    if (state.kind === 'busy') return;
    if (canPublish) void commit(answers, note);
    else if (missing[0] !== undefined) body.current?.querySelector<HTMLElement>(`[data-answer="${CSS.escape(missing[0])}"]`)?.focus();
  };
  const version = plan?.to;
  return (
    <Dialog.Root open modal={false} onOpenChange={(isOpen) => !isOpen && close()}>
      <Dialog.Portal container={root}>
        <Dialog.Content asChild onOpenAutoFocus={(event) => event.preventDefault()} onInteractOutside={(event) => event.preventDefault()}>
          <dialog ref={dialog} tabIndex={-1} className="sj-dialog sj-publish" aria-busy={isAsking || state.kind === 'busy'}>
            <Dialog.Title className="sj-dialog-title">{words('publish.title', { name: journey.name })}</Dialog.Title>
            <Dialog.Description className="sj-dialog-text">
              {hasFailed && plan === undefined ? '' : standing(plan, words)}
            </Dialog.Description>
            {state.kind === 'done' ? (
              <Done version={state.version ?? version} onClose={close} />
            ) : (
              <>
                <div ref={body} className="sj-dialog-body sj-publish-body">
                  <Blockers errors={errors} hasFailed={hasFailed} objections={objections} onAgain={askAgain} />
                  <ChangesSection />
                  {plan === undefined ? null : (
                    <PeopleSection plan={plan} asked={asked} missing={missing} answers={answers} onAnswers={setAnswers} />
                  )}
                  <Field label={words('publish.note')} help={words('publish.noteHint')}>
                    {(control) => <TextArea {...control} rows={2} value={note} onChange={setNote} />}
                  </Field>
                  {state.kind === 'refused' ? <Refused message={state.message} problems={state.problems} /> : null}
                </div>
                <Actions
                  missing={missing.length}
                  isBusy={state.kind === 'busy'}
                  canPublish={canPublish}
                  version={version}
                  onPublish={publish}
                />
              </>
            )}
          </dialog>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ActionsProps {
  readonly missing: number;
  readonly isBusy: boolean;
  readonly canPublish: boolean;
  readonly version: number | undefined;
  onPublish(): void;
}

function Actions({ missing, isBusy, canPublish, version, onPublish }: ActionsProps): ReactElement {
  const { view, words } = useEditorContext();
  const confirm = version === undefined ? words('publish.confirm') : words('publish.confirmVersion', { version });
  return (
    <div className="sj-dialog-actions sj-publish-actions">
      <span role="status" className="sj-publish-status">
        {missing === 0 ? '' : words('publish.missing', { count: missing })}
      </span>
      <Button onClick={() => view.setState({ publishing: false })}>{words('dialog.cancel')}</Button>
      <Button variant="primary" aria-disabled={!canPublish || isBusy} onClick={onPublish}>
        {isBusy ? words('publish.busy') : confirm}
      </Button>
    </div>
  );
}

function Done({ version, onClose }: { readonly version: number | undefined; onClose(): void }): ReactElement {
  const { words } = useEditorContext();
  const focus = useCallback((element: HTMLButtonElement | null) => element?.focus(), []);
  return (
    <>
      <div className="sj-dialog-body sj-publish-done" role="status">
        <Icon name="check" />
        <p>{version === undefined ? words('publish.done') : words('publish.doneVersion', { version })}</p>
      </div>
      <div className="sj-dialog-actions">
        <Button ref={focus} variant="primary" onClick={onClose}>
          {words('publish.close')}
        </Button>
      </div>
    </>
  );
}

interface BlockersProps {
  readonly errors: number;
  readonly hasFailed: boolean;
  readonly objections: readonly Problem[];
  onAgain(): void;
}

/** Which version this is going to be. */
function standing(plan: PublishPlan | undefined, words: Words): string {
  if (plan === undefined) return words('publish.planning');
  const { from, to } = plan;
  return words(from === 0 ? 'publish.first' : 'publish.version', { from, to });
}

/** Why this cannot be published now, each with one way out. */
function Blockers({ errors, hasFailed, objections, onAgain }: BlockersProps): ReactElement {
  const { words } = useEditorContext();
  return (
    <>
      {errors === 0 ? null : <Errors count={errors} />}
      {hasFailed ? <Callout text={words('publish.planFailed')} action={words('publish.again')} onAction={onAgain} /> : null}
      <Objections problems={objections} />
    </>
  );
}

/** What has to be repaired first, with the way there. */
function Errors({ count }: { readonly count: number }): ReactElement {
  const { view, words } = useEditorContext();
  return (
    <Callout
      text={words('publish.errors', { count })}
      action={words('publish.showProblems')}
      onAction={() => view.setState({ publishing: false, bottom: 'problems' })}
    />
  );
}

function Callout({ text, action, onAction }: { readonly text: string; readonly action: string; onAction(): void }): ReactElement {
  return (
    <div role="alert" className="sj-publish-callout">
      <Icon name="error" />
      <p>{text}</p>
      <Button size="small" onClick={onAction}>
        {action}
      </Button>
    </div>
  );
}

function Refused({ message, problems }: { readonly message: string | undefined; readonly problems: readonly Problem[] }): ReactElement {
  const { words } = useEditorContext();
  return (
    <div role="alert" className="sj-publish-callout">
      <Icon name="error" />
      <div>
        <p>{message ?? words(problems.length === 0 ? 'publish.failed' : 'publish.refused')}</p>
        <Objections problems={problems} />
      </div>
    </div>
  );
}

function Objections({ problems }: { readonly problems: readonly Problem[] }): ReactElement | null {
  const { editor, words } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const catalog = useEditor(editor, ({ host }) => host.catalog);
  if (problems.length === 0) return null;
  return (
    <ul className="sj-publish-objections">
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.pointer} ${JSON.stringify(problem.params)}`}>
          {problemWords(problem, { words, catalog, journey })}
        </li>
      ))}
    </ul>
  );
}
