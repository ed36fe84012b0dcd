import { nodeOf } from '../graph/edges.ts';
import type { Journey } from '../journey.ts';
import { describeNode } from '../messages/describe-node.ts';
import { wordsOf } from '../messages/describe-value.ts';
import type { DescribeContext } from '../messages/describe-value.ts';
import { say } from '../messages/words.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import { nodeDefinition } from '../nodes/registry.ts';
import { escapeMarkdown, oneLine } from './escape.ts';
import { entryLines, ruleLines } from './frame-lines.ts';
import type { JourneyOutline, OutlineRow, StepRow } from './outline.ts';
import { outletName } from './outlet-name.ts';
import { outlineJourney } from './outline-journey.ts';

type Format = 'text' | 'markdown';

interface Telling {
  readonly journey: Journey;
  readonly context: DescribeContext;
  readonly outline: JourneyOutline;
  readonly format: Format;
}

/** The outline as plain text, or as Markdown. */
export function asText(journey: Journey, context: DescribeContext, format: Format): string {
  const words = wordsOf(context);
  const outline = outlineJourney(journey, context.catalog);
  const telling: Telling = { journey, context, outline, format };
  const flat = (lines: readonly string[]): readonly string[] => lines.map((line) => `- ${shown(line, format)}`);
  const steps = outline.steps.length === 0 ? flat([say(words, 'outline.empty')]) : rowLines(telling, outline.steps, 0);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [say(words, 'outline.entry'), flat(entryLines(journey, context))],
    [say(words, 'outline.rules'), flat(ruleLines(journey, context))],
    [say(words, 'outline.steps'), steps],
    [say(words, 'outline.jump'), rowLines(telling, outline.jumps, 0)],
    [say(words, 'outline.apart'), rowLines(telling, outline.apart, 0)],
  ];
  const name = shown(journey.name || journey.id, format);
  const about = journey.description === undefined ? [] : [shown(journey.description, format), ''];
  const told = sections.flatMap(([title, lines]) => (lines.length === 0 ? [] : [...heading(title, format), ...lines, '']));
  return [format === 'markdown' ? `# ${name}` : name, '', ...about, ...told].join('\n');
}

function heading(title: string, format: Format): readonly string[] {
  return format === 'markdown' ? [`## ${title}`, ''] : [title];
}

function shown(text: string, format: Format): string {
  return format === 'markdown' ? escapeMarkdown(text) : oneLine(text);
}

function rowLines(telling: Telling, rows: readonly OutlineRow[], depth: number): readonly string[] {
  return rows.flatMap((row) => [lineOf(telling, row, depth), ...('rows' in row ? rowLines(telling, row.rows, depth + 1) : [])]);
}

function lineOf(telling: Telling, row: OutlineRow, depth: number): string {
  const { context, format } = telling;
  const words = wordsOf(context);
  const indent = '  '.repeat(depth);
  switch (row.kind) {
    case 'step':
      return format === 'markdown'
        ? `${indent}- **${row.number}.** ${shown(stepText(telling, row), format)}`
        : `${indent}${row.number}. ${shown(stepText(telling, row), format)}`;
    case 'outlet': {
      const node = nodeOf(telling.journey, row.nodeId);
      const name = node === undefined ? row.outlet : outletName(node, row.outlet, context);
      return `${indent}- ${shown(say(words, 'outline.outlet', { outlet: name }), format)}`;
    }
    case 'continues':
    case 'back': {
      const arrow = format === 'markdown' ? '- ' : '';
      const step = say(words, 'outline.step', {
        number: telling.outline.numbers.get(row.to ?? '') ?? 0,
        title: titleOf(telling, row.to ?? ''),
      });
      return `${indent}${arrow}→ ${shown(say(words, row.kind === 'back' ? 'outline.back' : 'outline.continues', { step }), format)}`;
    }
    case 'gone':
      return `${indent}${format === 'markdown' ? '- ' : ''}→ ${shown(say(words, 'outline.gone', { nodeId: row.to ?? '' }), format)}`;
    case 'end':
      return `${indent}${format === 'markdown' ? '- ' : ''}→ ${say(words, 'outline.end')}`;
  }
}

function titleOf({ journey, context }: Telling, nodeId: string): string {
  const node = nodeOf(journey, nodeId);
  return node === undefined ? nodeId : describeNode(node, context).title;
}

/** Title and summary; ways out that are told under the step are not told twice. */
function stepText({ journey, context }: Telling, { nodeId, rows }: StepRow): string {
  const node = nodeOf(journey, nodeId);
  if (node === undefined) return nodeId;
  const { title, summary } = describeNode(node, context);
  const isToldBelow = rows.length > 0 && isKnownNode(node) && nodeDefinition(node.type)?.items !== undefined;
  const line = summary === '' || isToldBelow ? title : say(wordsOf(context), 'outline.line', { title, summary });
  return node.note === undefined ? line : `${line} (${say(wordsOf(context), 'outline.note', { note: node.note })})`;
}
