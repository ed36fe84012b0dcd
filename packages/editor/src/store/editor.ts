import type { Journey, Operation, Problem } from '@sojourn/schema';
import type { DocumentOptions, SaveResult } from './document-options.ts';
import type { HostOptions } from './host-options.ts';

/** The card of the entry, where ids of nodes stand: no node id starts with `#`. */
export const ENTRY_CARD = '#entry';

/** How the draft stands towards the host's store. `none`: the host gave no `save`. */
export type SaveState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saved'; readonly at?: number }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'error'; readonly message?: string; readonly willRetry: boolean }
  | { readonly kind: 'conflict'; readonly theirs: Journey; readonly revision: string | number; readonly by?: string };

/** Where to bring a person. */
export interface RevealTarget {
  /** A node's id, or `#entry`. */
  readonly nodeId: string;
  readonly outlet?: string;
  /** The field to focus, as a JSON pointer. */
  readonly pointer?: string;
}

/** Everything to render, replaced as a whole with each change: equal references mean nothing changed. */
export interface Snapshot {
  readonly journey: Journey;
  /** Ids of selected cards; `#entry` is the entry. Empty: the journey itself. */
  readonly selection: readonly string[];
  /** Settles shortly after a change, errors first. */
  readonly problems: readonly Problem[];
  /** Whether a document has been judged yet: the checks are loaded after the editor. */
  readonly isChecked: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Name of what undo takes back; empty if nobody named it. */
  readonly undoLabel: string;
  readonly redoLabel: string;
  readonly save: SaveState;
  readonly host: HostOptions;
  /** The last wish to show something; `serial` grows with each. */
  readonly revealed: (RevealTarget & { readonly serial: number }) | undefined;
  /** Grows when `focus` is called. */
  readonly focusSerial: number;
}

/** One document being edited. No DOM and no React: components render it; tests, toolbars and agents drive it. */
export interface Editor {
  /** Fits `useSyncExternalStore`. */
  getSnapshot(this: void): Snapshot;
  /** @returns how to stop listening */
  subscribe(this: void, listener: () => void): () => void;
  /**
   * Apply operations as one step of history. A `set` of the same place within a second of the last joins it.
   * @returns the problems of the operation that was refused; then nothing has changed.
   */
  apply(operations: readonly Operation[], label?: string): readonly Problem[];
  /** Put another document in place. `replace` forgets the history, after flushing the old document; `merge` is one step of it. */
  load(journey: Journey, how: 'replace' | 'merge', revision?: string | number): void;
  undo(): void;
  redo(): void;
  select(ids: readonly string[]): void;
  /** Select a card and bring it into view. */
  reveal(target: RevealTarget): void;
  focus(): void;
  /** Save now. Without `save`, or with nothing to save, it resolves at once. */
  flush(): Promise<SaveResult>;
  /** New props of the host. A `journey` that this editor emitted is an echo; any other replaces, as one step of history. */
  update(options: DocumentOptions & HostOptions): void;
  /** Flushes, then lets go of all timers. The editor is not used afterwards. */
  dispose(): Promise<void>;
}
