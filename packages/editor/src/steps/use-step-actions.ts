import { copyFragment } from '@sojourn/schema/editing';
import type { Journey, Operation } from '@sojourn/schema';
import { useMemo } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import type { EditorContextValue } from '../context/editor-context.ts';
import { useRemoval } from '../dialogs/use-removal.ts';
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
  return useMemo(() => new EditorSteps(context, removeOne), [context, removeOne]);
}

type Paste = Extract<Operation, { op: 'paste' }>;

class EditorSteps implements StepActions {
  private readonly context: EditorContextValue;
  private readonly removeOne: (id: string) => void;

  constructor(context: EditorContextValue, removeOne: (id: string) => void) {
    this.context = context;
    this.removeOne = removeOne;
  }

  copied(ids: readonly string[]): string | undefined {
    const { editor, words } = this.context;
    const fragment = copyFragment(editor.getSnapshot().journey, ids);
    if (fragment === undefined) this.refuse(words('steps.none'));
    else this.tell(words('steps.copied', { count: Object.keys(fragment.nodes).length }));
    return fragment === undefined ? undefined : JSON.stringify(fragment, undefined, 2);
  }

  async copy(ids: readonly string[]): Promise<boolean> {
    const text = this.copied(ids);
    return text !== undefined && (await written(text, () => this.refuse(this.context.words('steps.noClipboard', { keys: 'Ctrl/⌘ C' }))));
  }

  async cut(ids: readonly string[]): Promise<void> {
    if (await this.copy(ids)) await this.remove(ids, 'cut');
  }

  async pasteText(text: string, after: string | undefined): Promise<void> {
    const { pasteAfter, readSteps } = await loadOperations();
    const { journey, host } = this.context.editor.getSnapshot();
    if (host.readOnly === true) return;
    const fragment = readSteps(text);
    if (fragment === undefined) this.refuse(this.context.words('steps.nothingToPaste'));
    else this.paste(pasteAfter(journey, host.catalog, fragment, after), 'paste');
  }

  async pasteAfter(after: string): Promise<void> {
    const text = await read();
    if (text === undefined) this.refuse(this.context.words('steps.noClipboard', { keys: 'Ctrl/⌘ V' }));
    else await this.pasteText(text, after);
  }

  async duplicate(ids: readonly string[]): Promise<void> {
    const { duplicate } = await loadOperations();
    const { journey, host } = this.context.editor.getSnapshot();
    if (host.readOnly === true) return;
    const operation = duplicate(journey, host.catalog, ids);
    if (operation === undefined) this.refuse(this.context.words('steps.none'));
    else this.paste(operation, 'duplicate');
  }

  async remove(ids: readonly string[], how?: 'cut'): Promise<void> {
    const { editor, words } = this.context;
    const [only, ...others] = ids;
    if (only === undefined) return;
    if (others.length === 0 && how === undefined) {
      this.removeOne(only);
      return;
    }
    const { removeAll } = await loadOperations();
    const { journey, host } = editor.getSnapshot();
    if (host.readOnly === true || this.isRefused('delete', journey, ids)) return;
    const count = ids.length;
    const before = beforeSteps(journey, ids);
    const label = words(how === 'cut' ? 'operation.cut' : 'operation.removeMany', { count });
    if (editor.apply(removeAll(journey, ids), label).length > 0) return;
    this.tell(words(how === 'cut' ? 'steps.wasCut' : 'steps.removed', { count }));
    editor.reveal({ nodeId: before });
  }

  private paste(operation: Paste, key: 'paste' | 'duplicate'): void {
    const { editor, words } = this.context;
    const { journey } = editor.getSnapshot();
    const ids = Object.keys(operation.nodes);
    const count = ids.length;
    if (this.isRefused('insert', { ...journey, nodes: operation.nodes }, ids)) return;
    if (editor.apply([operation], words(`operation.${key}`, { count })).length > 0) {
      this.refuse(words('steps.notPasted'));
      return;
    }
    this.tell(words(key === 'paste' ? 'steps.pasted' : 'steps.duplicated', { count }));
    editor.reveal({ nodeId: operation.start });
    if (count > 1) editor.select(ids);
  }

  private isRefused(verb: 'insert' | 'delete', journey: Journey, ids: readonly string[]): boolean {
    const { host } = this.context.editor.getSnapshot();
    const reason = ids.map((id) => refusalOf(host, verb, permitTarget(journey, id))).find((one) => one !== undefined);
    if (reason !== undefined) this.refuse(reason);
    return reason !== undefined;
  }

  private tell(announcement: string): void {
    this.context.view.setState({ announcement });
  }

  private refuse(notice: string): void {
    this.context.view.setState({ announcement: notice, notice });
  }
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
