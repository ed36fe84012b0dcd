import { copyFragment } from '@sojourn/schema/editing';
import type { Journey, Operation } from '@sojourn/schema';
import { useMemo } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import type { EditorContextValue } from '../context/editor-context.ts';
import { useRemoval } from '../dialogs/use-removal.ts';
import type { MessageKey } from '../messages/words.ts';
import { permitTarget, refusalOf } from '../store/permission.ts';

/** What can be done with steps. Each says what it did, and why it did not. */
export interface StepActions {
  /** The steps as a clipboard carries them; `undefined` if there are none. Says so. */
  copied(ids: readonly string[]): string | undefined;
  /** Copies by way of the browser's clipboard, where no clipboard event is at hand. */
  copy(ids: readonly string[]): Promise<boolean>;
  cut(ids: readonly string[]): Promise<void>;
  /** Pastes after a step what a text holds, at the end of the main path without one. */
  pasteText(text: string, after: string | undefined): Promise<void>;
  pasteAfter(after: string): Promise<void>;
  duplicate(ids: readonly string[]): Promise<void>;
  /** Removes steps; one alone asks which path stays, where that is a question. */
  remove(ids: readonly string[], how?: 'cut'): Promise<void>;
}

// Pasting reads and judges a whole document; nobody needs that to look at one.
const loadOperations = (): Promise<typeof import('./step-operations.ts')> => import('./step-operations.ts');

/** Copy, cut, paste, duplicate and remove for the editor around. */
export function useStepActions(): StepActions {
  const context = useEditorContext();
  const removeOne = useRemoval();
  return useMemo(() => createStepActions(context, removeOne), [context, removeOne]);
}

function createStepActions({ editor, view, words }: EditorContextValue, removeOne: (id: string) => void): StepActions {
  const tell = (announcement: string): void => view.setState({ announcement });
  const refuse = (notice: string): void => view.setState({ announcement: notice, notice });
  const refused = (verb: 'insert' | 'delete', journey: Journey, ids: readonly string[]): boolean => {
    const reason = ids.map((id) => refusalOf(editor.getSnapshot().host, verb, permitTarget(journey, id))).find((one) => one !== undefined);
    if (reason !== undefined) refuse(reason);
    return reason !== undefined;
  };
  const paste = (operation: Extract<Operation, { op: 'paste' }>, key: 'paste' | 'duplicate'): void => {
    const { journey } = editor.getSnapshot();
    const ids = Object.keys(operation.nodes);
    const count = ids.length;
    if (refused('insert', { ...journey, nodes: operation.nodes }, ids)) return;
    if (editor.apply([operation], words(`operation.${key}`, { count })).length > 0) {
      refuse(words('steps.notPasted'));
      return;
    }
    tell(words(key === 'paste' ? 'steps.pasted' : 'steps.duplicated', { count }));
    editor.reveal({ nodeId: operation.start });
    if (count > 1) editor.select(ids);
  };
  const actions: StepActions = {
    copied(ids) {
      const fragment = copyFragment(editor.getSnapshot().journey, ids);
      if (fragment === undefined) refuse(words('steps.none'));
      else tell(words('steps.copied', { count: Object.keys(fragment.nodes).length }));
      return fragment === undefined ? undefined : JSON.stringify(fragment, undefined, 2);
    },
    async copy(ids) {
      const text = actions.copied(ids);
      return text !== undefined && (await written(text, () => refuse(words('steps.noClipboard', { keys: 'Ctrl/⌘ C' }))));
    },
    async cut(ids) {
      if (await actions.copy(ids)) await actions.remove(ids, 'cut');
    },
    async pasteText(text, after) {
      const { pasteAfter, readSteps } = await loadOperations();
      const { journey, host } = editor.getSnapshot();
      if (host.readOnly === true) return;
      const fragment = readSteps(text);
      if (fragment === undefined) refuse(words('steps.nothingToPaste'));
      else paste(pasteAfter(journey, host.catalog, fragment, after), 'paste');
    },
    async pasteAfter(after) {
      const text = await read();
      if (text === undefined) refuse(words('steps.noClipboard', { keys: 'Ctrl/⌘ V' }));
      else await actions.pasteText(text, after);
    },
    async duplicate(ids) {
      const { duplicate } = await loadOperations();
      const { journey, host } = editor.getSnapshot();
      if (host.readOnly === true) return;
      const operation = duplicate(journey, host.catalog, ids);
      if (operation === undefined) refuse(words('steps.none'));
      else paste(operation, 'duplicate');
    },
    async remove(ids, how) {
      const [only, ...others] = ids;
      if (only === undefined) return;
      if (others.length === 0 && how === undefined) {
        removeOne(only);
        return;
      }
      const { removeAll } = await loadOperations();
      const { journey, host } = editor.getSnapshot();
      if (host.readOnly === true || refused('delete', journey, ids)) return;
      const count = ids.length;
      const said: readonly MessageKey[] = how === 'cut' ? ['operation.cut', 'steps.wasCut'] : ['operation.removeMany', 'steps.removed'];
      const before = beforeSteps(journey, ids);
      if (editor.apply(removeAll(journey, ids), words(said[0] ?? 'steps.remove', { count })).length > 0) return;
      tell(words(said[1] ?? 'steps.remove', { count }));
      editor.reveal({ nodeId: before });
    },
  };
  return actions;
}

/** The card that leads to steps: where a person is when they are gone. */
function beforeSteps({ entry, nodes }: Journey, ids: readonly string[]): string {
  const gone = new Set(ids);
  if (entry.start !== null && gone.has(entry.start)) return '#entry';
  const leads = Object.entries(nodes).find(
    ([id, node]) => !gone.has(id) && Object.values(node.outlets ?? {}).some((to) => to !== null && gone.has(to)),
  );
  return leads?.[0] ?? '#entry';
}

async function written(text: string, onRefusal: () => void): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Denied, or a page without a secure origin, where there is none.
    onRefusal();
    return false;
  }
}

async function read(): Promise<string | undefined> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return undefined;
  }
}
