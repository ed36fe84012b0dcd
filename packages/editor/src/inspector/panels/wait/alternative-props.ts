import type { WaitAlternative } from '@sojourn/schema';

/** What the form of one alternative of a wait gets. */
export interface AlternativeProps<A extends WaitAlternative> {
  readonly nodeId: string;
  /** Where the alternative stands in the document. */
  readonly pointer: string;
  readonly alternative: A;
}
