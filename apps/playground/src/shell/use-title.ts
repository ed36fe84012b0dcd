import { useEffect } from 'react';
import { words } from '../messages/en.ts';

/** Names the tab after the view. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${words.app.name}`;
  }, [title]);
}
