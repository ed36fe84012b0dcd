import { useSyncExternalStore } from 'react';
import type { Editor, Snapshot } from './editor.ts';

/**
 * One value of the editor's snapshot; renders again only when that value is another.
 *
 * @param select - Takes a part of the snapshot as it is: a new object each time would render forever.
 */
export function useEditor<T>(editor: Editor, select: (snapshot: Snapshot) => T): T {
  const read = (): T => select(editor.getSnapshot());
  return useSyncExternalStore(editor.subscribe, read, read);
}
