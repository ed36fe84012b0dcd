import type { Journey } from '../journey.ts';
import type { Policy } from '../policy.ts';
import type { Severity } from '../problem.ts';
import type { CheckContext, CheckFinding } from './check.ts';

/** What checks across journeys look at: each journey with what is known of it. */
export interface WorkspaceContext {
  readonly journeys: readonly WorkspaceJourney[];
  readonly policy?: Policy;
}

/** One journey of a workspace. */
export interface WorkspaceJourney {
  readonly journey: Journey;
  readonly context: CheckContext;
}

/** A finding in one of several journeys. */
export interface WorkspaceFinding extends CheckFinding {
  readonly journeyId: string;
}

/** One check across journeys. */
export interface WorkspaceCheck {
  readonly code: string;
  readonly severity: Severity;
  run(context: WorkspaceContext): Iterable<WorkspaceFinding>;
}
