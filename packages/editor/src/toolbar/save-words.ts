import type { Words } from '../messages/words.ts';
import type { SaveState } from '../store/editor.ts';

/** How the draft stands, in words; `undefined` where nobody saves it and there is nothing to say. */
export function saveWords(
  save: SaveState,
  words: Words,
): { readonly text: string; readonly tone: 'neutral' | 'warning' | 'error' } | undefined {
  switch (save.kind) {
    case 'none':
      return undefined;
    case 'saved':
      return { text: words(save.at === undefined ? 'save.saved' : 'save.savedNow'), tone: 'neutral' };
    case 'unsaved':
      return { text: words('save.unsaved'), tone: 'neutral' };
    case 'saving':
      return { text: words('save.saving'), tone: 'neutral' };
    case 'error':
      return { text: save.message ?? words(save.willRetry ? 'save.retry' : 'save.error'), tone: 'error' };
    case 'conflict':
      return { text: words('save.conflict'), tone: 'warning' };
  }
}
