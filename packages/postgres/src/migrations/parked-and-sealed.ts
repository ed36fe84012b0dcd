import { sealFunction } from './audit.ts';
import type { Migration } from './migration.ts';
import { findingsFunction } from './verifying.ts';

/** How many entries a row of the log holds is sealed with it; of one alone, the digest stays what it was. */
const content = 'case when l.entries = 1 then l.entry else int4send(l.entries) || l.entry end';

/**
 * Seals over rows of several entries, and an index of those who wait for an operator. Only who is parked is in it: an index by
 * node of all who are live would have to hear of every step.
 */
export const parkedAndSealed: Migration = {
  version: 11,
  name: 'seals cover how many entries a row holds; an index of parked enrollments',
  sql: (schema) => `${sealFunction(schema, content)}
${findingsFunction(schema, content)}
create index enrollment_parked on ${schema}.enrollment (tenant, status, journey, id) where status in ('failed', 'held');
`,
};
