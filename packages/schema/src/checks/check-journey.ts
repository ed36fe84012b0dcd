import type { Catalog } from '../catalog.ts';
import { edgesOf } from '../graph/edges.ts';
import { reachableFrom, rootsOf } from '../graph/reachable.ts';
import { toPointer } from '../guard/pointer.ts';
import type { Journey } from '../journey.ts';
import { mentionsOf } from '../mentions/mentions-of.ts';
import { nodeOfPointer } from '../parse/parsed.ts';
import type { Policy } from '../policy.ts';
import type { Problem } from '../problem.ts';
import type { Check, CheckContext, CheckFinding } from './check.ts';
import { documentOrder } from './document-order.ts';
import { checks } from './index.ts';

/** What a journey is checked against. */
export interface CheckOptions {
  readonly catalog: Catalog;
  readonly policy?: Policy;
}

/**
 * Finds everything that is wrong with a journey that parses, before anyone is let into it.
 *
 * Pure, and the same for the same input. Only findings of severity `error` refuse publishing.
 *
 * @returns Every finding, in document order (at one place in the order of the checks), each with a JSON pointer, some with fixes:
 * lists of operations after which the finding is gone. For line and column hand them to `locateProblems` with the text.
 */
export function checkJourney(journey: Journey, { catalog, policy }: CheckOptions): readonly Problem[] {
  const context: CheckContext = {
    journey,
    catalog,
    ...(policy !== undefined && { policy }),
    mentions: mentionsOf(journey),
    edges: edgesOf(journey),
    reachable: reachableFrom(journey, rootsOf(journey)),
  };
  const found = checks.flatMap((check) =>
    [...check.run(context)].map((finding) => ({ path: finding.path, problem: problemOf(check, finding) })),
  );
  return documentOrder(journey, found, ({ path }) => path).map(({ problem }) => problem);
}

function problemOf({ code, severity }: Check, { path, params, fixes }: CheckFinding): Problem {
  const pointer = toPointer(path);
  return {
    code,
    severity,
    pointer,
    ...nodeOfPointer(pointer),
    params: params ?? {},
    ...(fixes !== undefined && fixes.length > 0 && { fixes }),
  };
}
