import { toPointer } from '../guard/pointer.ts';
import type { Mention } from '../mentions/mention.ts';
import { closest } from '../parse/closest.ts';
import type { CheckContext, CheckFinding } from './check.ts';

/** Findings for names of one kind that are not among those known; with a near one, a fix that writes it. Empty names are not unknown, they are missing. */
export function* unknownNames(
  context: CheckContext,
  kind: Mention['kind'],
  known: Readonly<Record<string, unknown>> | undefined,
): Generator<CheckFinding> {
  for (const mention of context.mentions.mentions) {
    if (mention.kind !== kind || mention.name === '' || Object.hasOwn(known ?? {}, mention.name)) continue;
    yield unknownName(mention, mention.name, Object.keys(known ?? {}));
  }
}

/** The finding for one name. Where the name is only part of the text at the path, there is no fix. */
export function unknownName(mention: Pick<Mention, 'path' | 'name'>, name: string, known: readonly string[]): CheckFinding {
  const suggestion = closest(name, known);
  if (suggestion === undefined) return { path: mention.path, params: { name } };
  const isWhole = mention.name === name && !['consent', 'since'].includes(String(mention.path.at(-1)));
  return {
    path: mention.path,
    params: { name, suggestion },
    ...(isWhole && { fixes: [[{ op: 'set', pointer: toPointer(mention.path), value: suggestion }]] }),
  };
}
