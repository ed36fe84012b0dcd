import type { JsonValue, Problem } from '@sojourn/schema';
import { cardOfProblem } from '../canvas/problems-by-card.ts';
import type { JourneyGraph } from '../canvas/journey-graph.ts';
import type { Names } from '../nodes/card-definition.ts';
import { attributeName, eventName, ownOf, segmentName } from '../nodes/names.ts';
import { problemWords } from '../problems/problem-words.ts';
import { ENTRY_CARD } from '../store/editor.ts';

/** Everything that can be found about each card, in lower case: what is read, what is named by it, and what is wrong with it. */
export function searchTexts(graph: JourneyGraph, names: Names, problems: readonly Problem[]): ReadonlyMap<string, string> {
  const { journey, words } = names;
  const texts = new Map<string, string[]>();
  for (const card of graph.cards.values()) {
    // A node and the entry are JSON; only their index signature is missing in the types.
    const data = (card.id === ENTRY_CARD
      ? [journey.entry, journey.goal ?? null, journey.exits ?? []]
      : ownOf(journey.nodes, card.id)) as unknown as JsonValue;
    texts.set(card.id, [
      card.title,
      card.summary,
      words(`family.${card.family}`),
      ...[...stringsIn(data)].flatMap((text) => namedBy(text, names)),
    ]);
  }
  for (const { source, name } of graph.connections) texts.get(source)?.push(name);
  for (const problem of problems) texts.get(cardOfProblem(problem) ?? '')?.push(problemWords(problem, names));
  return new Map([...texts].map(([id, all]) => [id, all.join('\n').toLocaleLowerCase(words.locale)]));
}

/** The cards that have every word of a query, in reading order. */
export function findSteps(texts: ReadonlyMap<string, string>, query: string, order: readonly string[], locale: string): readonly string[] {
  const asked = query.trim().toLocaleLowerCase(locale).split(/\s+/).filter(Boolean);
  if (asked.length === 0) return [];
  return order.filter((id) => asked.every((word) => texts.get(id)?.includes(word) === true));
}

/** A text as it stands, and as the catalog calls what it names. */
function namedBy(text: string, names: Names): readonly string[] {
  const { catalog, journey } = names;
  const said = [attributeName(text, names), eventName(text, names), segmentName(text, names)].filter((one) => one !== text);
  const action = ownOf(catalog.actions, text)?.label;
  const step = ownOf(journey.nodes, text);
  // An edge names the step behind it, which is found by itself.
  return step === undefined ? [text, ...said, ...(action === undefined ? [] : [action])] : [];
}

function* stringsIn(value: JsonValue | undefined): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) yield* stringsIn(one);
}
