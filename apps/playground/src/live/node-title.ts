import { describeNode, nodeDefinition } from '@sojourn/schema';
import type { Catalog, Journey } from '@sojourn/schema';

/** A step's name, or what it does in a few words; its id if the document has no such step. */
export function nodeTitle(journey: Journey, nodeId: string, catalog?: Catalog): string {
  const node = Object.hasOwn(journey.nodes, nodeId) ? journey.nodes[nodeId] : undefined;
  if (node === undefined) return nodeId;
  const { title, summary } = describeNode(node, { journey, ...(catalog === undefined ? {} : { catalog }) });
  // "Send email" tells two mails apart as little as "Wait" tells two waits.
  if ((node.name ?? '').trim() !== '' || summary === '') return title;
  return nodeDefinition(node.type)?.family === 'time' ? summary : `${title}: ${summary}`;
}
