import { useState, type ReactElement } from 'react';
import { EditorProvider } from '../src/context/editor-provider.tsx';
import type { Look } from '../src/context/look.ts';
import { EditorInspector } from '../src/inspector/editor-inspector.tsx';
import { createEditor } from '../src/store/create-editor.ts';
import type { Editor } from '../src/store/editor.ts';
import type { DocumentOptions } from '../src/store/document-options.ts';
import type { HostOptions } from '../src/store/host-options.ts';

/** Props of `InspectorFrame`. */
export interface InspectorFrameProps extends Pick<Look, 'theme' | 'dir' | 'locale'> {
  readonly options: DocumentOptions & HostOptions;
  /** What is selected at first; nothing shows the journey's settings. */
  readonly selected?: string;
  readonly width?: number;
  onEditor?(editor: Editor): void;
}

/** The inspector alone, as wide as in the editor, on an editor of its own. */
export function InspectorFrame({ options, selected, width = 372, onEditor, ...look }: InspectorFrameProps): ReactElement {
  const [editor] = useState(() => {
    const made = createEditor(options);
    if (selected !== undefined) made.select([selected]);
    onEditor?.(made);
    return made;
  });
  return (
    <div style={{ width, maxWidth: '100vw', height: '100vh', fontFamily: 'Inter, system-ui, sans-serif' }}>
      <EditorProvider editor={editor} {...look}>
        <EditorInspector />
      </EditorProvider>
    </div>
  );
}
