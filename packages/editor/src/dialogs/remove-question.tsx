import * as Dialog from '@radix-ui/react-dialog';
import { useCallback, useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { applyOperation } from '@sojourn/schema/editing';
import { journeyGraph } from '../canvas/journey-graph.ts';
import { useEditorContext } from '../context/editor-context.ts';
import { useEditor } from '../store/use-editor.ts';
import { Button } from '../ui/button.tsx';

/** Props of `RemoveQuestion`. */
export interface RemoveQuestionProps {
  readonly nodeId: string;
}

/** Asks which path stays when a decision goes, and says how many steps go with the others. */
export function RemoveQuestion({ nodeId }: RemoveQuestionProps): ReactElement {
  const { editor, view, words, root } = useEditorContext();
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const host = useEditor(editor, (snapshot) => snapshot.host);
  const graph = useMemo(() => journeyGraph({ words, catalog: host.catalog, journey }, host.extensions), [words, host, journey]);
  const title = graph.cards.get(nodeId)?.title ?? nodeId;
  const ways = graph.connections.filter((one) => one.source === nodeId && one.target !== undefined);
  const choices = [
    ...ways.map((way) => ({ keep: way.outlet, text: words('remove.keep', { outlet: way.name }) })),
    { keep: null, text: words('remove.keepNone') },
  ];
  const [keep, setKeep] = useState<string | null>(choices[0]?.keep ?? null);
  const close = (): void => view.setState({ removing: undefined });
  const show = useCallback((element: HTMLDialogElement | null) => {
    // The platform gives modality: it makes the rest inert without writing to the host's page.
    if (element !== null && !element.open) element.showModal();
  }, []);
  const goneWith = (kept: string | null): number => {
    const result = applyOperation(journey, { op: 'remove', nodeId, keep: kept, orphans: true });
    return result.ok ? Object.keys(journey.nodes).length - Object.keys(result.journey.nodes).length - 1 : 0;
  };
  const confirm = (): void => {
    close();
    const before = graph.connections.find((one) => one.target === nodeId)?.source;
    if (editor.apply([{ op: 'remove', nodeId, keep, orphans: true }], words('operation.remove', { title })).length > 0) return;
    view.setState({ announcement: words('live.removed', { title }) });
    if (before !== undefined) editor.reveal({ nodeId: before });
  };
  return (
    <Dialog.Root open modal={false} onOpenChange={(isOpen) => !isOpen && close()}>
      <Dialog.Portal container={root}>
        <Dialog.Content asChild onInteractOutside={(event) => event.preventDefault()}>
          <dialog ref={show} className="sj-dialog">
            <Dialog.Title className="sj-dialog-title">{words('remove.title', { title })}</Dialog.Title>
            <Dialog.Description className="sj-dialog-text">{words('remove.explain')}</Dialog.Description>
            <div className="sj-dialog-body sj-choices" role="radiogroup" aria-label={words('remove.explain')}>
              {choices.map((choice) => {
                const count = goneWith(choice.keep);
                return (
                  <label key={choice.keep ?? ''} className="sj-choice">
                    <input type="radio" name={`keep-${nodeId}`} checked={keep === choice.keep} onChange={() => setKeep(choice.keep)} />
                    <bdi>{choice.text}</bdi>
                    <span className="sj-faint">{count === 0 ? words('remove.countsNone') : words('remove.counts', { count })}</span>
                  </label>
                );
              })}
            </div>
            <div className="sj-dialog-actions">
              <Button onClick={close}>{words('dialog.cancel')}</Button>
              <Button variant="danger" onClick={confirm}>
                {words('remove.confirm')}
              </Button>
            </div>
          </dialog>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
