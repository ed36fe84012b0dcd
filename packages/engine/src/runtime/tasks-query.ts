import type { TaskRecord } from '@sojourn/schema';

/** Which tasks to list. */
export interface TasksQuery {
  readonly contactId?: string;
  readonly journeyId?: string;
  readonly nodeId?: string;
  readonly enrollmentId?: string;
  readonly assignee?: string;
  /** `open` ones are not due yet; those that are, and may still be completed, are `overdue`. */
  readonly state?: TaskRecord['state'];
  readonly kind?: TaskRecord['kind'];
  /** `next` of the page before. */
  readonly after?: string;
  /** Rows per page, 1 to 1,000. 100 if absent. */
  readonly limit?: number;
}
