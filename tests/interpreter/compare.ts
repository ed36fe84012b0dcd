import type { Outcome } from './script.ts';

/** Where two runs differ first, in words; nothing if they do not. */
export function firstDifference(ours: Outcome, engines: Outcome): string | undefined {
  for (const id of new Set([...Object.keys(ours.traces), ...Object.keys(engines.traces)])) {
    const found = inLines(`trace ${id}`, ours.traces[id] ?? [], engines.traces[id] ?? []);
    if (found !== undefined) return found;
  }
  return inLines('refusals', byJourney(ours.refusals), byJourney(engines.refusals)) ?? inLines('answers', ours.answers, engines.answers);
}

/** Refusals are numbered per contact and journey: their order across those says nothing. */
function byJourney(refusals: readonly string[]): readonly string[] {
  const journeyOf = (line: string): string => /"contactId":"[^"]*","journeyId":"[^"]*"/u.exec(line)?.[0] ?? '';
  return refusals.toSorted((a, b) => journeyOf(a).localeCompare(journeyOf(b)));
}

function inLines(what: string, ours: readonly string[], engines: readonly string[]): string | undefined {
  for (let index = 0; index < Math.max(ours.length, engines.length); index += 1) {
    if (ours[index] === engines[index]) continue;
    const before = ours.slice(Math.max(0, index - 3), index).map((line) => `    ${line}`);
    return [
      `${what}, line ${index + 1}`,
      ...before,
      `  interpreter: ${ours[index] ?? 'nothing'}`,
      `  engine:      ${engines[index] ?? 'nothing'}`,
    ].join('\n');
  }
  return undefined;
}
