import { findingsOf } from '../parse/issues-to-findings.ts';
import { nodeFindings } from '../parse/node-findings.ts';
import { toProblems } from '../parse/parsed.ts';
import type { Finding } from '../guard/finding.ts';
import type { Problem } from '../problem.ts';
import { journeyFrameShape } from '../shapes/journey.ts';
import { id } from '../shapes/text.ts';
import { read } from './draft.ts';
import type { Draft } from './draft.ts';

/** What keeps the touched parts from parsing. */
export function draftProblems(draft: Draft): readonly Problem[] {
  return toProblems([...frameFindings(draft), ...touchedNodeFindings(draft)], undefined);
}

/**
 * What keeps an operation on the graph from being done in the midst of a batch: steps or an entry that pointers left half-written.
 * Other fields may be put right by what follows.
 */
export function graphProblems(draft: Draft): readonly Problem[] {
  const frame = frameFindings(draft).filter(({ path }) => path[0] === 'entry' || path[0] === 'layout');
  return toProblems([...frame, ...touchedNodeFindings(draft)], undefined);
}

function frameFindings(draft: Draft): readonly Finding[] {
  return draft.isFrameTouched ? findingsOf(journeyFrameShape, { ...draft.journey, nodes: {} }) : [];
}

function touchedNodeFindings(draft: Draft): readonly Finding[] {
  return [...draft.touchedNodes].flatMap((nodeId) => {
    const node = read(draft, ['nodes', nodeId]);
    return node === undefined ? [] : [...findingsOf(id, nodeId, ['nodes', nodeId]), ...nodeFindings(nodeId, node)];
  });
}
