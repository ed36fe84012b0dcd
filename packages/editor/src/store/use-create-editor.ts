import { useEffect, useRef, useState } from 'react';
import { createEditor } from './create-editor.ts';
import type { DocumentOptions } from './document-options.ts';
import type { Editor } from './editor.ts';
import type { HostOptions } from './host-options.ts';

/**
 * An editor that lives as long as the component, follows its props, and saves what is left when it goes.
 * Another `defaultJourney` with another id takes the place of the document; the old one is saved first.
 */
export function useCreateEditor(options: DocumentOptions & HostOptions): Editor {
  const [editor] = useState(() => createEditor(options));
  const firstId = useRef('defaultJourney' in options ? options.defaultJourney.id : undefined);
  useEffect(() => {
    editor.update(options);
    if (!('defaultJourney' in options) || options.defaultJourney.id === firstId.current) return;
    firstId.current = options.defaultJourney.id;
    editor.load(options.defaultJourney, 'replace', options.revision);
  });
  useEffect(
    () => () => {
      // Not disposed: StrictMode and activity mount the same component again.
      void editor.flush();
    },
    [editor],
  );
  return editor;
}
