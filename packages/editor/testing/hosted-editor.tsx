import type { ReactElement } from 'react';
import type { Look } from '../src/context/look.ts';
import { JourneyEditor } from '../src/editor/journey-editor.tsx';
import type { OwnedDocument } from '../src/store/document-options.ts';
import type { HostOptions } from '../src/store/host-options.ts';
import type { JourneyState } from '../src/toolbar/editor-toolbar.tsx';
import { StoryFrame } from './story-frame.tsx';

/** What a story says about its host. */
export interface HostedEditorProps extends OwnedDocument, HostOptions, Look {
  readonly state: JourneyState;
  /** CSS lengths of the frame; the window's if absent. */
  readonly frame?: { readonly width: string; readonly height: string };
}

/** An editor as a host puts it on a page, for stories. */
export function HostedEditor({ frame, ...props }: HostedEditorProps): ReactElement {
  return (
    <StoryFrame {...frame}>
      <JourneyEditor {...props} />
    </StoryFrame>
  );
}

export const phone = { width: '390px', height: '844px' } as const;
