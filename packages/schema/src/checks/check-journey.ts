import type { Catalog } from '../catalog.ts';
import { dominatorsOf } from '../graph/dominators.ts';
import { createEdgesFrom } from '../graph/edges.ts';
import { nodesByType } from '../graph/nodes-by-type.ts';
import { pathFacts } from '../graph/path-facts.ts';
import { shortestPaths } from '../graph/path-to.ts';
import { reachableFrom, rootsOf } from '../graph/reachable.ts';
import { toPointer } from '../guard/pointer.ts';
import type { Journey } from '../journey.ts';
import { mentionsOf } from '../mentions/mentions-of.ts';
import { nodeOfPointer } from '../parse/parsed.ts';
import type { Policy } from '../policy.ts';
import type { Problem } from '../problem.ts';
import { createAsker } from '../solver/asker.ts';
import type { Check, CheckContext, CheckFinding } from './check.ts';
import { constantConditions } from './constant-conditions.ts';
import { decisionsOf } from './decision.ts';
import { documentOrder } from './document-order.ts';
import { checks } from './index.ts';
import { messageSteps } from './message-steps.ts';
import { openOutlets } from './open-outlets.ts';
import { templatesOf } from './tokens.ts';

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
  const context = createContext(journey, { catalog, ...(policy !== undefined && { policy }) });
  const found = checks.flatMap((check) =>
    [...check.run(context)].map((finding) => ({ path: finding.path, problem: problemOf(check, finding) })),
  );
  return documentOrder(journey, found, ({ path }) => path).map(({ problem }) => problem);
}

/** What checks look at. */
export function createContext(journey: Journey, { catalog, policy }: CheckOptions): CheckContext {
  const mentions = mentionsOf(journey);
  const roots = rootsOf(journey);
  const from = createEdgesFrom(journey);
  const reachable = reachableFrom(journey, roots, from);
  const nodes = nodesByType(journey);
  const facts = pathFacts(journey, catalog, from);
  const question = createAsker({ catalog, journey }, facts.same);
  const decisions = decisionsOf({ journey, catalog, facts, reachable, nodes, question });
  return {
    journey,
    catalog,
    ...(policy !== undefined && { policy }),
    mentions,
    edges: Object.keys(journey.nodes).flatMap((nodeId) => from(nodeId)),
    edgesFrom: from,
    templates: templatesOf(nodes, catalog),
    nodes,
    reachable,
    dominators: dominatorsOf(journey, roots, from),
    pathTo: shortestPaths(journey, roots, from),
    facts,
    question,
    decisions,
    constants: [...constantConditions({ journey, catalog, mentions, reachable })],
    openOutlets: openOutlets(decisions),
    messages: messageSteps(nodes, catalog, policy).filter(({ nodeId }) => reachable.has(nodeId)),
  };
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
