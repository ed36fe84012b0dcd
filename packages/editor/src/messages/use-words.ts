import { useEditorContext } from '../context/editor-context.ts';
import type { Words } from './words.ts';

/** The words of the editor around. @throws outside of an `EditorProvider` */
export function useWords(): Words {
  return useEditorContext().words;
}
