import type { Catalog } from '../catalog.ts';
import type { Edge } from '../graph/edges.ts';
import type { Journey } from '../journey.ts';
import type { JourneyMentions } from '../mentions/mentions-of.ts';
import type { Operation } from '../operations/operation.ts';
import type { Policy } from '../policy.ts';
import type { Severity } from '../problem.ts';
import type { JsonObject } from '../values.ts';

/** What every check looks at; what several need is worked out once. */
export interface CheckContext {
  readonly journey: Journey;
  readonly catalog: Catalog;
  readonly policy?: Policy;
  readonly mentions: JourneyMentions;
  readonly edges: readonly Edge[];
  /** Nodes that a contact can stand on. */
  readonly reachable: ReadonlySet<string>;
}

/** A finding of one check. The node and the outlet are read off the path. */
export interface CheckFinding {
  readonly path: readonly (string | number)[];
  readonly params?: JsonObject;
  /** Each a list of operations after which this finding is gone. */
  readonly fixes?: readonly (readonly Operation[])[];
}

/** One check: one code, one file, its own valid and invalid journeys, and a page in docs/problems. */
export interface Check {
  readonly code: string;
  readonly severity: Severity;
  run(context: CheckContext): Iterable<CheckFinding>;
}
