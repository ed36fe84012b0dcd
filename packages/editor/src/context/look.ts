import type { Messages } from '../messages/words.ts';

/** How an editor looks and speaks. A prop beats the document. */
export interface Look {
  /** BCP 47; `en` if absent. */
  readonly locale?: string;
  /** The host's texts, over ours. */
  readonly messages?: Messages;
  readonly dir?: 'ltr' | 'rtl' | 'inherit';
  readonly flow?: 'down' | 'right';
  /** In which times are shown; the journey's if absent. */
  readonly timeZone?: string;
  /** `system` if absent. */
  readonly theme?: 'light' | 'dark' | 'system';
  readonly nonce?: string;
  readonly className?: string;
}
