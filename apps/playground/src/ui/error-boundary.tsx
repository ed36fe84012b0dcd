import { Component, type ReactNode } from 'react';
import { words } from '../messages/en.ts';

/** A view that fails says so, and the rest of the page stays. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error?: Error }> {
  override state: { readonly error?: Error } = {};

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <div className="pg-ui pg-state" role="alert">
        <h1 className="pg-state-title">{words.crashed.title}</h1>
        <p className="pg-muted">{words.crashed.text}</p>
        <p className="pg-faint">
          <code>{error.message}</code>
        </p>
        <button type="button" className="pg-button" onClick={() => window.location.reload()}>
          {words.crashed.action}
        </button>
      </div>
    );
  }
}
