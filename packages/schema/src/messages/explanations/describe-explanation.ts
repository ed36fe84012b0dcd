import type { Comparison, ComparisonCondition } from '../../conditions/condition.ts';
import type { Explanation, Reason } from '../../explanation.ts';
import { nodeOf } from '../../graph/edges.ts';
import { parseInstant } from '../../time/instant.ts';
import type { JsonValue } from '../../values.ts';
import { describeCondition } from '../describe-condition.ts';
import { describeNode } from '../describe-node.ts';
import { describeValue, eventName, wordsOf } from '../describe-value.ts';
import type { DescribeContext } from '../describe-value.ts';
import { knownLocale, sayList } from '../saying.ts';
import { explanationsDe } from './de.ts';
import { explanationsEn } from './en.ts';
import type { ExplanationKey } from './en.ts';

/** What a told explanation may look at. */
export interface ExplanationContext extends DescribeContext {
  /** Instants are shown in this zone (IANA); UTC if absent. */
  readonly timeZone?: string;
}

/** A reason in words. */
export interface ToldReason {
  readonly sentence: string;
  /** One sentence per comparison that decided it. */
  readonly because: readonly string[];
}

/** An explanation in words; what does not apply is left out. */
export interface ToldExplanation {
  readonly entry: ToldReason;
  readonly position?: ToldReason;
  readonly outcome?: ToldReason;
}

/**
 * Tells an explanation in words (English and German complete; another locale reads English with its own numbers and dates).
 * Never throws; a code nobody has words for is shown as it is.
 */
export function describeExplanation(explanation: Explanation, context: ExplanationContext = {}): ToldExplanation {
  const { entry, position, outcome } = explanation;
  return {
    entry: tell('entry', entry, context),
    ...(position === null ? {} : { position: tell('position', position, context) }),
    ...(outcome === null ? {} : { outcome: tell('outcome', outcome, context) }),
  };
}

function tell(part: 'entry' | 'position' | 'outcome', reason: Reason, context: ExplanationContext): ToldReason {
  const values = valuesOf(reason, context);
  return {
    sentence: sayOr(keyOf(part, reason), values, reason.code, context),
    because: (reason.because ?? []).map((one) => tellComparison(one, context)),
  };
}

/** The most precise text there is. */
function keyOf(part: string, { code, params }: Reason): string {
  const key = `${part}.${code}`;
  if (code === 'with_person' && 'dueAt' in params) return `${key}.due`;
  if (code !== 'waiting') return key;
  if ('wakeAt' in params) return 'listensFor' in params ? `${key}.either` : `${key}.until`;
  return 'listensFor' in params ? `${key}.events` : key;
}

function valuesOf({ at, nodeId, params }: Reason, context: ExplanationContext): Record<string, string> {
  const values: Record<string, string> = {
    at: at === undefined ? '' : instantText(at, context),
    node: nodeId === undefined ? '' : nodeTitle(nodeId, context),
  };
  for (const [name, value] of Object.entries(params)) values[name] = paramText(name, value, context);
  return values;
}

function paramText(name: string, value: JsonValue, context: ExplanationContext): string {
  if ((name === 'wakeAt' || name === 'until' || name === 'dueAt') && typeof value === 'string') return instantText(value, context);
  if (name === 'reason' && typeof value === 'string') return reasonText(value, context);
  if (name === 'end' && typeof value === 'string') return endText(value, context);
  if (name === 'listensFor' && isList(value)) {
    const names = value.map((event) => (typeof event === 'string' ? eventName(event, context) : ''));
    return sayList(wordsOf(context), names, 'or');
  }
  return describeValue(value, context);
}

/** An enrollment that ended withholds with its end as the reason. */
function reasonText(reason: string, context: ExplanationContext): string {
  const end = endText(reason, context);
  return sayOr(`reason.${reason}`, {}, end, context);
}

function endText(end: string, context: ExplanationContext): string {
  const exited = /^exited:(.*)$/su.exec(end)?.[1];
  if (exited === undefined) return sayOr(`end.${end}`, {}, end, context);
  const name = context.journey?.exits?.find(({ id }) => id === exited)?.name ?? exited;
  return sayOr('end.exited', { what: name }, end, context);
}

function tellComparison({ left, op, right, saw, holds }: Comparison, context: ExplanationContext): string {
  // What was compared is a comparison of the condition it came from.
  const condition = describeCondition({ left, op, ...(right === undefined ? {} : { right }) } as ComparisonCondition, context);
  const seen = saw === null ? sayOr('missing', {}, '', context) : describeValue(saw, context);
  return sayOr(holds ? 'saw' : 'sawNot', { condition, saw: seen }, condition, context);
}

function nodeTitle(nodeId: string, context: ExplanationContext): string {
  const node = context.journey === undefined ? undefined : nodeOf(context.journey, nodeId);
  return node === undefined ? nodeId : describeNode(node, context).title;
}

function sayOr(key: string, values: Readonly<Record<string, string>>, other: string, context: ExplanationContext): string {
  const { locale } = wordsOf(context);
  // Codes come from traces: a newer engine's are not in this catalogue.
  if (!Object.hasOwn(explanationsEn, key)) return other;
  const catalogue: Readonly<Record<ExplanationKey, string>> = /^de\b/iu.test(locale) ? explanationsDe : explanationsEn;
  // Told just above to be a key of the catalogue.
  return catalogue[key as ExplanationKey].replace(/\{(\w+)\}/gu, (place: string, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? place) : place,
  );
}

function instantText(instant: string, context: ExplanationContext): string {
  const ms = parseInstant(instant);
  if (ms === undefined) return instant;
  const { locale } = wordsOf(context);
  return new Intl.DateTimeFormat(knownLocale(locale), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: context.timeZone ?? 'UTC',
  }).format(ms);
}

// The platform's own test does not narrow readonly lists.
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
