import type { Problem } from '@sojourn/schema';
import { useState } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import type { PublishResult } from '../store/host-options.ts';
import { inFlightOf } from './answers.ts';
import type { Answers } from './answers.ts';

/** How far publishing is. */
export type CommitState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'refused'; readonly message: string | undefined; readonly problems: readonly Problem[] }
  | { readonly kind: 'done'; readonly version: number | undefined };

/** Saves the draft, then publishes it; what is refused is said, and may be tried again. */
export function useCommit(): { readonly state: CommitState; commit(answers: Answers, note: string): Promise<void> } {
  const { editor, view, words } = useEditorContext();
  const [state, setState] = useState<CommitState>({ kind: 'asking' });
  const commit = async (answers: Answers, note: string): Promise<void> => {
    setState({ kind: 'busy' });
    const saved = await editor.flush();
    if (saved.status !== 'saved') {
      setState({ kind: 'refused', message: words('publish.notSaved'), problems: [] });
      return;
    }
    const { journey, host } = editor.getSnapshot();
    const result = await committed(() => host.publish?.commit(journey, inFlightOf(answers), note.trim()), host.onError);
    if (result.status === 'refused') {
      setState({ kind: 'refused', message: result.message, problems: result.problems ?? [] });
      return;
    }
    const { version } = result;
    setState({ kind: 'done', version });
    view.setState({ announcement: version === undefined ? words('publish.done') : words('publish.doneVersion', { version }) });
  };
  return { state, commit };
}

async function committed(
  commit: () => Promise<PublishResult | undefined> | undefined,
  onError: ((error: unknown) => void) | undefined,
): Promise<PublishResult> {
  try {
    return (await commit()) ?? { status: 'published' };
  } catch (error) {
    onError?.(error);
    return { status: 'refused' };
  }
}
