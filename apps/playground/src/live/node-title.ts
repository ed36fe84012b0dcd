import type { Journey, JourneyNode } from '@sojourn/schema';

/** A step's name, or what it is in a word; its id if the document has no such step. */
export function nodeTitle(journey: Journey, nodeId: string): string {
  const node: JourneyNode | undefined = Object.hasOwn(journey.nodes, nodeId) ? journey.nodes[nodeId] : undefined;
  return node === undefined ? nodeId : (node.name ?? fallback(node, nodeId));
}

function fallback(node: JourneyNode, nodeId: string): string {
  const subject =
    'input' in node && typeof node.input === 'object' && node.input !== null && 'subject' in node.input ? node.input.subject : undefined;
  return typeof subject === 'string' && subject !== ''
    ? subject
    : nodeId.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
}
