import { Component } from 'react';
import type { ReactNode } from 'react';

/** Props of `Guard`. */
export interface GuardProps {
  /** What is shown; another one is tried anew. */
  readonly subject: unknown;
  readonly fallback: ReactNode;
  readonly onError: ((error: unknown) => void) | undefined;
  readonly children: ReactNode;
}

/** Keeps a part that cannot be shown from taking the others along: what went wrong goes to the host, the person gets words and a way out. */
export class Guard extends Component<GuardProps, { readonly failed: boolean }> {
  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override state: { readonly failed: boolean } = { failed: false };

  override componentDidCatch(error: unknown): void {
    this.props.onError?.(error);
  }

  override componentDidUpdate(before: GuardProps): void {
    // oxlint-disable-next-line react/no-did-update-set-state -- only once, when another subject came
    if (this.state.failed && before.subject !== this.props.subject) this.setState({ failed: false });
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
