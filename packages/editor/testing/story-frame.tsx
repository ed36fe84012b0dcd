import type { ReactElement, ReactNode } from 'react';

/** A page of a host around what a story shows: our root fills its parent, so the parent needs a size. */
export function StoryFrame({
  width = '100vw',
  height = '100vh',
  children,
}: {
  readonly width?: string;
  readonly height?: string;
  readonly children: ReactNode;
}): ReactElement {
  return <div style={{ width, height, overflow: 'hidden', fontFamily: 'Inter, system-ui, sans-serif' }}>{children}</div>;
}
