import type { Condition } from '../conditions/condition.ts';
import { ownField } from '../conditions/operand.ts';
import { namesIn } from '../graph/condition-names.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import { createQuestion } from '../solver/question.ts';
import type { Trigger } from '../triggers/trigger.ts';
import { relevantFacts } from './decision.ts';
import type { WorkspaceCheck, WorkspaceJourney } from './workspace-check.ts';

interface Entrance {
  readonly one: WorkspaceJourney;
  readonly trigger: Trigger;
  readonly starts: Entrance[];
}

/**
 * Journeys that start each other in a circle: by handing over, or by writing what triggers the next. A journey that takes each contact
 * once is no part of one, and neither is a step that whoever came by that trigger cannot reach.
 */
export const triggerLoop: WorkspaceCheck = {
  code: 'trigger_loop',
  severity: 'warning',
  *run({ journeys }) {
    const entrances = journeys
      .filter(({ journey }) => journey.entry.reentry.mode !== 'never')
      .flatMap((one) => one.journey.entry.triggers.map((trigger): Entrance => ({ one, trigger, starts: [] })));
    for (const entrance of entrances) entrance.starts.push(...entrances.filter((other) => canStart(entrance, other)));
    const reported = new Set<string>();
    for (const entrance of entrances) {
      const circle = circleFrom(entrance);
      const ids = [...new Set((circle ?? []).map(({ one }) => one.journey.id))];
      const key = ids.toSorted().join('\n');
      if (circle === undefined || reported.has(key)) continue;
      reported.add(key);
      const index = entrance.one.journey.entry.triggers.indexOf(entrance.trigger);
      yield { journeyId: entrance.one.journey.id, path: ['entry', 'triggers', index], params: { journeys: ids } };
    }
  },
};

/** The shortest way from an entrance back to itself. */
function circleFrom(start: Entrance): readonly Entrance[] | undefined {
  const before = new Map<Entrance, Entrance>();
  const open = [start];
  for (const at of open) {
    for (const next of at.starts) {
      if (next === start) {
        const circle = [at];
        for (let back = before.get(at); back !== undefined; back = before.get(back)) circle.push(back);
        return circle.toReversed();
      }
      if (before.has(next)) continue;
      before.set(next, at);
      open.push(next);
    }
  }
  return undefined;
}

/** Whether someone who came in by one entrance can come to a step that starts the other. */
function canStart({ one, trigger }: Entrance, other: Entrance): boolean {
  const { journey, context } = one;
  return Object.entries(journey.nodes).some(([nodeId, node]) => {
    if (!context.reachable.has(nodeId) || !isKnownNode(node)) return false;
    const starts =
      node.type === 'enroll'
        ? other.trigger.type === 'journey' && other.one.journey.id === node.journey
        : node.type === 'update' && writtenNames(node.changes).some((name) => listensTo(other).has(name));
    return starts && comesFrom(one, trigger, nodeId);
  });
}

function writtenNames(changes: readonly ({ readonly attribute: string } | { readonly tag: string })[]): readonly string[] {
  return changes.map((change) =>
    'attribute' in change ? `attribute ${JSON.stringify(change.attribute)}` : `tag ${JSON.stringify(change.tag)}`,
  );
}

/** What a trigger watches, under the solver's names. */
function listensTo({ one, trigger }: Entrance): ReadonlySet<string> {
  const { catalog } = one.context;
  if (trigger.type === 'attribute' || trigger.type === 'date' || trigger.type === 'inactivity')
    return new Set([`attribute ${JSON.stringify(trigger.attribute)}`]);
  if (trigger.type !== 'segment') return new Set();
  const when: Condition | undefined = trigger.when ?? ownField(catalog.segments, trigger.segment ?? '')?.when;
  return when === undefined ? new Set() : namesIn(when, catalog);
}

function comesFrom({ journey, context }: WorkspaceJourney, trigger: Trigger, nodeId: string): boolean {
  const fired: Condition = { left: { trigger: true }, op: 'eq', right: trigger.id };
  const given = relevantFacts(context.facts.at(nodeId), [fired], context.catalog);
  const ask = createQuestion([fired, ...given.map(({ condition }) => condition)], { catalog: context.catalog, journey });
  return !ask.excludes([...given, { condition: fired, holds: true }]);
}
