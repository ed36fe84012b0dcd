import type { JsonValue } from '../values.ts';
import type { Cells, Use } from './cells.ts';

/** How a text is looked at: as a whole, from its start, from its end, anywhere. */
type Look = 'whole' | 'start' | 'end' | 'inside';

interface Tracker {
  readonly look: Look;
  readonly wanted: readonly string[];
}

const looks: Readonly<Record<string, Look>> = {
  eq: 'whole',
  neq: 'whole',
  in: 'whole',
  notIn: 'whole',
  startsWith: 'start',
  endsWith: 'end',
  contains: 'inside',
  notContains: 'inside',
};
const presence = new Set(['exists', 'missing']);
const ordering = new Set(['gt', 'gte', 'lt', 'lte', 'between']);

/** States of the automaton that looks for all patterns at once; with more the cells are not exact. */
const mostStates = 600;
const failed = -1;

/** The texts that comparisons can tell apart. Exact for equality with patterns, and for equality with order; not for both, nor for `matches`. */
export function textCells(uses: readonly Use[]): Cells {
  const constants = [...new Set(uses.flatMap(({ right }) => textsOf(right)))];
  const isPlain = uses.every(({ op }) => looks[op] === 'whole' || presence.has(op));
  const basic = [otherText(constants), ...constants];
  if (isPlain) return { cells: basic, isExact: true };
  if (uses.every(({ op }) => looks[op] === 'whole' || presence.has(op) || ordering.has(op))) {
    // Right after a text comes the same with the least character added; a longer one reads better where there is room for it.
    return { cells: [...basic, '', ...constants.flatMap((one) => [`${one}a`, `${one} `, `${one}\0`])], isExact: true };
  }
  const trackers = uses.flatMap(({ op, right }): readonly Tracker[] => {
    const look = looks[op];
    return look === undefined ? [] : textsOf(right).map((one) => ({ look, wanted: Array.from(one) }));
  });
  const { texts, isComplete } = explore(trackers);
  const isExact = isComplete && uses.every(({ op }) => looks[op] !== undefined || presence.has(op));
  return { cells: [...new Set([...basic, ...(isExact ? [] : constants.flatMap((one) => [`${one}a`, `a${one}`])), ...texts])], isExact };
}

function textsOf(right: JsonValue | undefined): readonly string[] {
  const list: readonly JsonValue[] = isList(right) ? right : right === undefined ? [] : [right];
  return list.filter((one) => typeof one === 'string');
}

/** A text that is none of those taken; one that shares nothing with them if there is such a word. */
function otherText(taken: readonly string[]): string {
  const words = ['other', 'unlike', 'quick', 'jazz', '…'];
  let text = words.find((word) => !taken.some((one) => one.includes(word) || word.includes(one))) ?? 'other';
  while (taken.includes(text)) text += '…';
  return text;
}

/** The shortest text for each way in which the patterns can come out together: a walk through the product of their automata. */
function explore(trackers: readonly Tracker[]): { readonly texts: readonly string[]; readonly isComplete: boolean } {
  const letters = [...new Set(trackers.flatMap(({ wanted }) => wanted))];
  const alphabet = [...letters, ['x', 'y', 'z', '·'].find((letter) => !letters.includes(letter)) ?? '\u{F8FF}'];
  const seen = new Set<string>();
  const answers = new Map<string, string>();
  const open: { readonly text: string; readonly states: readonly number[] }[] = [{ text: '', states: trackers.map(() => 0) }];
  for (const { text, states } of open) {
    const key = states.join();
    if (seen.has(key)) continue;
    if (seen.size >= mostStates) return { texts: [...answers.values()], isComplete: false };
    seen.add(key);
    const answer = states.map((state, index) => (state === trackers[index]?.wanted.length ? '1' : '0')).join('');
    if (!answers.has(answer)) answers.set(answer, text);
    for (const letter of alphabet) {
      const next = states.map((state, index) => step(trackers[index], state, letter));
      if (!seen.has(next.join())) open.push({ text: text + letter, states: next });
    }
  }
  return { texts: [...answers.values()], isComplete: true };
}

/** How much of the wanted text has been seen after one more letter. */
function step(tracker: Tracker | undefined, state: number, letter: string): number {
  if (tracker === undefined || state === failed) return failed;
  const { look, wanted } = tracker;
  const isComplete = state === wanted.length;
  if (isComplete && (look === 'start' || look === 'inside')) return state;
  if (look === 'whole' || look === 'start') return !isComplete && wanted[state] === letter ? state + 1 : failed;
  const seen = [...wanted.slice(0, state), letter];
  for (let length = Math.min(seen.length, wanted.length); length > 0; length -= 1) {
    if (wanted.slice(0, length).every((one, index) => one === seen[seen.length - length + index])) return length;
  }
  return 0;
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
