import type { Field, Operand, TimeZone } from '@sojourn/schema';

/** What every editor of a value in a sentence is told. */
export interface ValueProps {
  readonly id: string;
  /** The type of the left side, where the catalog knows it. */
  readonly field: Field | undefined;
  readonly left: Operand;
  readonly readOnly: boolean;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  /** Instants are typed as its wall clock. */
  readonly zone: TimeZone;
  readonly focus?: string | undefined;
}
