import { NotSentError } from '@sojourn/engine';
import type { Behaviour } from './a-host.ts';

/** Surely did not send. */
export const notSent: Behaviour = () => {
  throw new NotSentError('Busy', { code: 'busy' });
};

/** Nobody knows. */
export const unsure: Behaviour = () => {
  throw new Error('socket hang up');
};

/** An action node. */
export function act(action: string, more: object = {}): object {
  return { type: 'action', action, ...more };
}
