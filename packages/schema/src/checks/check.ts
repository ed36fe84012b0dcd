import type { Catalog } from '../catalog.ts';
import type { Dominators } from '../graph/dominators.ts';
import type { Edge, EdgesFrom } from '../graph/edges.ts';
import type { NodesByType } from '../graph/nodes-by-type.ts';
import type { PathFacts } from '../graph/path-facts.ts';
import type { PathTo } from '../graph/path-to.ts';
import type { Journey } from '../journey.ts';
import type { JourneyMentions } from '../mentions/mentions-of.ts';
import type { Operation } from '../operations/operation.ts';
import type { Policy } from '../policy.ts';
import type { Severity } from '../problem.ts';
import type { Asker } from '../solver/asker.ts';
import type { JsonObject } from '../values.ts';
import type { ConstantCondition } from './constant-conditions.ts';
import type { Decision } from './decision.ts';
import type { MessageStep } from './message-steps.ts';
import type { OpenOutlet } from './open-outlets.ts';
import type { TemplateText } from './tokens.ts';

/** What every check looks at; what several need is worked out once. */
export interface CheckContext {
  readonly journey: Journey;
  readonly catalog: Catalog;
  readonly policy?: Policy;
  readonly mentions: JourneyMentions;
  readonly nodes: NodesByType;
  /** The texts that are templates, and what they need. */
  readonly templates: readonly TemplateText[];
  readonly edges: readonly Edge[];
  readonly edgesFrom: EdgesFrom;
  /** Nodes that a contact can stand on. */
  readonly reachable: ReadonlySet<string>;
  readonly dominators: Dominators;
  readonly pathTo: PathTo;
  readonly facts: PathFacts;
  /** Asks about conditions of this journey. */
  readonly question: Asker;
  /** Branches and switches that contacts reach, in document order. */
  readonly decisions: readonly Decision[];
  /** Decisions that let some contacts go by an open outlet. */
  readonly openOutlets: readonly OpenOutlet[];
  /** Conditions outside of decisions that come out the same for everyone. */
  readonly constants: readonly ConstantCondition[];
  /** Steps that contacts reach and that send them something, in document order. */
  readonly messages: readonly MessageStep[];
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
