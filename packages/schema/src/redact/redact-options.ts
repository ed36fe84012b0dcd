/** What a redacted journey still shows. */
export interface RedactOptions {
  /** `conditions`: what cases, filters, criteria, goals and exits compare with. `texts`: descriptions, and the titles of tasks. */
  readonly show?: readonly ('conditions' | 'texts')[];
}
