import { lazy, Suspense } from 'react';
import type { LazyExoticComponent, ReactElement } from 'react';
import { useView } from '../context/editor-context.ts';

// It compares whole documents, which nothing else on the first screen does.
const PublishForm: LazyExoticComponent<() => ReactElement | null> = lazy(async () => {
  const { PublishForm: Form } = await import('./publish-form.tsx');
  return { default: Form };
});

/** Publishes: what changes, and what becomes of the contacts in flight. */
export function PublishDialog(): ReactElement | null {
  const isOpen = useView((state) => state.publishing);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <PublishForm />
    </Suspense>
  );
}
