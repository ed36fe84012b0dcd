import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { activeInside } from '../steps/steps-at.ts';

/**
 * Opens a dialog as a modal one when it is mounted, and gives the focus back to where it was when it goes. The platform gives the
 * modality: it makes the rest inert without writing to the host's page.
 */
export function useModal(root: HTMLElement | null): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    const before = activeInside(root);
    if (shown === null) return undefined;
    if (!shown.open) shown.showModal();
    // Read from the start: the first control may be the last of its questions.
    shown.focus();
    return () => {
      if (shown.open) shown.close();
      // What the dialog went to, such as a problem, keeps the focus that it took.
      const now = activeInside(root);
      if (before instanceof HTMLElement && before.isConnected && (now === undefined || shown.contains(now))) before.focus();
    };
  }, [root]);
  return dialog;
}
