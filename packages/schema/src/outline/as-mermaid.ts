import { nodeOf, targetOf } from '../graph/edges.ts';
import type { Journey } from '../journey.ts';
import { describeNode } from '../messages/describe-node.ts';
import { describeTrigger } from '../messages/describe-trigger.ts';
import { wordsOf } from '../messages/describe-value.ts';
import type { DescribeContext } from '../messages/describe-value.ts';
import { sayList } from '../messages/saying.ts';
import { say } from '../messages/words.ts';
import type { JourneyNode } from '../nodes/node.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import { nodeDefinition } from '../nodes/registry.ts';
import { escapeMermaid } from './escape.ts';
import { outletName } from './outlet-name.ts';
import { outlineJourney } from './outline-journey.ts';
import { toldOutlets } from './told-outlets.ts';

/** The journey as a Mermaid flowchart. Ids are numbers of our own: nothing of the document stands outside a quoted label. */
export function asMermaid(journey: Journey, context: DescribeContext): string {
  const { numbers } = outlineJourney(journey, context.catalog);
  const words = wordsOf(context);
  const idOf = (nodeId: string): string => `n${numbers.get(nodeId) ?? 0}`;
  const triggers = sayList(
    words,
    journey.entry.triggers.map((trigger) => describeTrigger(trigger, context)),
    'or',
  );
  const lines = [
    `flowchart ${journey.layout?.flow === 'right' ? 'LR' : 'TD'}`,
    `  start(["${label(triggers || say(words, 'outline.entry'))}"])`,
  ];
  const { start } = journey.entry;
  if (start !== null && nodeOf(journey, start) !== undefined) lines.push(`  start --> ${idOf(start)}`);
  const order = [...numbers.keys()];
  for (const nodeId of order) {
    const node = nodeOf(journey, nodeId);
    if (node !== undefined) lines.push(`  ${idOf(nodeId)}${boxOf(node, context)}`);
  }
  for (const nodeId of order) lines.push(...edgeLines(journey, nodeId, idOf, context));
  return `${lines.join('\n')}\n`;
}

function edgeLines(journey: Journey, nodeId: string, idOf: (nodeId: string) => string, context: DescribeContext): readonly string[] {
  const node = nodeOf(journey, nodeId);
  if (node === undefined) return [];
  const { main, told } = toldOutlets(node, context.catalog);
  return [...(main === null ? [] : [main]), ...told].flatMap((outlet) => {
    const to = targetOf(node, outlet);
    const arrow = outlet === main ? '-->' : `-->|"${label(outletName(node, outlet, context))}"|`;
    if (to !== null && nodeOf(journey, to) !== undefined) return [`  ${idOf(nodeId)} ${arrow} ${idOf(to)}`];
    if (outlet === main) return [];
    const end = `${idOf(nodeId)}e${told.indexOf(outlet)}`;
    return [`  ${end}(["${label(say(wordsOf(context), 'outline.end'))}"])`, `  ${idOf(nodeId)} ${arrow} ${end}`];
  });
}

function boxOf(node: JourneyNode, context: DescribeContext): string {
  const { title, summary } = describeNode(node, context);
  // The one break is ours: the texts hold none.
  const text = summary === '' ? label(title) : `${label(title)}<br/>${label(summary)}`;
  const family = isKnownNode(node) ? nodeDefinition(node.type)?.family : undefined;
  if (family === 'decision') return `{"${text}"}`;
  if (family === 'time') return `[/"${text}"/]`;
  if (family === 'people') return `[["${text}"]]`;
  return family === 'end' ? `(["${text}"])` : `["${text}"]`;
}

const longest = 120;

function label(text: string): string {
  const signs = Array.from(text);
  return escapeMermaid(signs.length > longest ? `${signs.slice(0, longest - 1).join('')}…` : text) || ' ';
}
