import { addDuration, compileCondition, compilePath, parseDuration, resolveOperand } from '@sojourn/schema';
import type { Catalog, CompiledCondition, Condition, EventMatch, Goal, Journey, JourneyNode, Operand, Policy } from '@sojourn/schema';
import type { CompiledGoal, CompiledJourney, CompiledNode, Matcher, TriggerIndex } from './compiled.ts';
import { steps } from './steps/index.ts';
import type { OperandReader } from './steps/step.ts';
import { notSupportedStep } from './steps/not-supported.ts';
import type { CompiledTrigger } from './triggers/compiled-trigger.ts';
import { triggerTypes } from './triggers/index.ts';

export type { CompiledJourney } from './compiled.ts';

/** What a journey is compiled with. */
export interface CompileOptions {
  readonly catalog: Catalog;
  readonly policy?: Policy | undefined;
}

interface Compiler {
  readonly journey: Journey;
  readonly catalog: Catalog;
  readonly policy: Policy | undefined;
  readonly seed: string;
  condition(condition: Condition, event?: string): CompiledCondition;
  operand(operand: Operand): OperandReader;
}

/**
 * Makes a parsed journey ready to run: conditions become closures, durations parts, edges tables.
 *
 * Total: what this release cannot run (`unsupported` names it) parks as `failed: not_supported` when it is reached.
 */
export function compile(journey: Journey, { catalog, policy }: CompileOptions): CompiledJourney {
  const compiler = createCompiler(journey, catalog, policy);
  const nodes = new Map(Object.entries(journey.nodes).map(([nodeId, node]) => [nodeId, compileNode(nodeId, node, compiler)]));
  const { entry, suppression } = journey;
  const goal = journey.goal === undefined ? undefined : compileGoal(journey.goal, compiler);
  const exits = (journey.exits ?? []).map(({ id, when }) => ({ id, matcher: compileMatcher(when, compiler) }));
  const compiled = {
    id: journey.id,
    journey,
    catalog,
    policy,
    seed: compiler.seed,
    zone: journey.timezone === 'contact' ? undefined : journey.timezone,
    fallbackZone: journey.fallbackTimezone ?? 'UTC',
    nodes,
    start: entry.start,
    triggers: indexTriggers(compileTriggers(compiler)),
    criteria: entry.criteria === undefined ? undefined : compiler.condition(entry.criteria),
    reentry: { mode: entry.reentry.mode, after: entry.reentry.after === undefined ? undefined : parseDuration(entry.reentry.after) },
    readKey: entry.key === undefined ? undefined : compilePath(entry.key),
    holdout: (entry.holdout ?? 0) / 100,
    rollout: (entry.rollout ?? 100) / 100,
    limit: entry.limit === undefined ? undefined : { count: entry.limit.count, perMs: addDuration(0, entry.limit.per, 'UTC') },
    goal,
    exits,
    suppression: suppression === undefined ? undefined : { when: compiler.condition(suppression.when), then: suppression.then },
    jumps: compileJumps(compiler),
  };
  return { ...compiled, watched: watchedConditions(compiled) };
}

function createCompiler(journey: Journey, catalog: Catalog, policy: Policy | undefined): Compiler {
  return {
    journey,
    catalog,
    policy,
    seed: journey.seed ?? journey.id,
    condition: (condition, event) => compileCondition(condition, { catalog, journey, event }),
    operand: (operand) => resolveOperand(operand, { catalog, journey }),
  };
}

function compileNode(nodeId: string, node: JourneyNode, compiler: Compiler): CompiledNode {
  const outlets = new Map<string, string>();
  for (const [name, target] of Object.entries(node.outlets ?? {})) {
    if (typeof target === 'string' && Object.hasOwn(compiler.journey.nodes, target)) outlets.set(name, target);
  }
  const context = {
    nodeId,
    seed: compiler.seed,
    catalog: compiler.catalog,
    policy: compiler.policy,
    sending: compiler.journey,
    isContactZone: compiler.journey.timezone === 'contact',
    outlets,
    compileCondition: compiler.condition,
    compileOperand: compiler.operand,
  };
  const step = steps.get(node.type) ?? notSupportedStep;
  return { id: nodeId, step: step.compile(node, context), outlets };
}

function compileGoal({ when, within, onReached, value }: Goal, compiler: Compiler): CompiledGoal {
  return {
    matcher: compileMatcher(when, compiler),
    within: within === undefined ? undefined : parseDuration(within),
    isContinued: onReached === 'continue',
    value: value === undefined ? undefined : compilePath(value),
  };
}

function compileMatcher(when: Condition | EventMatch, compiler: Compiler): Matcher {
  if (!('event' in when)) return { kind: 'condition', when: compiler.condition(when) };
  const { event, where, of } = when;
  return { kind: 'event', event, where: where === undefined ? undefined : compiler.condition(where, event), of };
}

const deaf = {
  events: [],
  attributes: [],
  isManual: false,
  isHandOver: false,
  isWatching: false,
  needsWaking: false,
  isRecurring: false,
  asksExisting: false,
  schedule: undefined,
} as const;

function compileTriggers(compiler: Compiler): readonly CompiledTrigger[] {
  const { journey, catalog } = compiler;
  const fixedZone = journey.timezone === 'contact' ? (journey.fallbackTimezone ?? 'UTC') : journey.timezone;
  const context = { journeyId: journey.id, catalog, fixedZone, compileCondition: compiler.condition };
  return journey.entry.triggers.flatMap((trigger, order) => {
    const behaviour = triggerTypes.get(trigger.type)?.compile(trigger, context);
    if (behaviour === undefined) return [];
    const timer = `trigger:${journey.id}:${trigger.id}`;
    return [{ id: trigger.id, order, timer, ...deaf, ...behaviour }];
  });
}

function indexTriggers(all: readonly CompiledTrigger[]): TriggerIndex {
  return {
    all,
    byId: new Map(all.map((trigger) => [trigger.id, trigger])),
    byEvent: groupBy(all, (trigger) => trigger.events),
    byAttribute: groupBy(all, (trigger) => trigger.attributes),
    byEnroll: all.filter((trigger) => trigger.isManual),
    byHandOver: all.filter((trigger) => trigger.isHandOver),
    watching: all.filter((trigger) => trigger.isWatching),
  };
}

function groupBy(
  all: readonly CompiledTrigger[],
  names: (trigger: CompiledTrigger) => readonly string[],
): ReadonlyMap<string, readonly CompiledTrigger[]> {
  const groups = new Map<string, CompiledTrigger[]>();
  for (const trigger of all) {
    for (const name of new Set(names(trigger))) groups.set(name, [...(groups.get(name) ?? []), trigger]);
  }
  return groups;
}

function compileJumps(compiler: Compiler): CompiledJourney['jumps'] {
  return Object.entries(compiler.journey.nodes)
    .flatMap(([nodeId, node]) => {
      const jumpWhen = steps.get(node.type)?.jumpWhen?.(node);
      return jumpWhen === undefined ? [] : [{ nodeId, when: compiler.condition(jumpWhen) }];
    })
    .toSorted((one, other) => (one.nodeId < other.nodeId ? -1 : 1));
}

/** Conditions outside nodes that can change by time alone. */
function watchedConditions({
  goal,
  exits,
  suppression,
  jumps,
}: Pick<CompiledJourney, 'goal' | 'exits' | 'suppression' | 'jumps'>): CompiledJourney['watched'] {
  const timed = (matcher: Matcher | undefined): readonly CompiledCondition[] =>
    matcher?.kind === 'condition' && matcher.when.reads.time ? [matcher.when] : [];
  const [ofGoal] = timed(goal?.matcher);
  const others = [...exits.flatMap(({ matcher }) => timed(matcher)), ...(suppression?.when.reads.time === true ? [suppression.when] : [])];
  const isAny = ofGoal !== undefined || others.length > 0 || jumps.some(({ when }) => when.reads.time);
  return { isAny, goal: ofGoal, others };
}
