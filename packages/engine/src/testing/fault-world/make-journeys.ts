import type { InFlight, Journey, JourneyNode } from '@sojourn/schema';
import { makeNode } from './make-node.ts';
import type { Random } from './random.ts';

/** Journeys of a seed: the one that events begin, and one that is entered from it and by a change of an attribute. */
export function makeJourneys(random: Random): readonly Journey[] {
  const main = makeJourney(random, 'main', 2 + random.below(5));
  return random.chance(0.5) ? [main, makeWatcher(random)] : [main, { ...makeWatcher(random), nodes: oneMail, entry: watcherEntry }];
}

const oneMail: Readonly<Record<string, JourneyNode>> = { n0: { type: 'action', action: 'send_email', outlets: { next: null } } };

const watcherEntry: Journey['entry'] = {
  triggers: [
    { id: 'handed', type: 'journey' },
    { id: 'grew', type: 'attribute', attribute: 'orders', crosses: { above: 2 } },
  ],
  reentry: { mode: 'afterExit' },
  start: 'n0',
};

function makeWatcher(random: Random): Journey {
  const watcher = makeJourney(random, 'watcher', 1 + random.below(3));
  return { ...watcher, priority: random.below(3), entry: { ...watcher.entry, triggers: watcherEntry.triggers } };
}

function makeJourney(random: Random, id: string, count: number): Journey {
  const nodes = Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, makeNode(random, id, index, count)] as const));
  const reentry = random.pick<Journey['entry']['reentry']>([
    { mode: 'always' },
    { mode: 'never' },
    { mode: 'afterExit' },
    { mode: 'afterExit', after: 'PT6H' },
    { mode: 'perKey' },
  ]);
  return {
    schemaVersion: 1,
    id,
    name: id,
    timezone: 'contact',
    fallbackTimezone: 'Europe/Stockholm',
    ...(random.chance(0.7)
      ? { goal: { name: 'Ordered', when: { event: 'order' }, onReached: random.chance(0.8) ? 'exit' : 'continue' } }
      : {}),
    ...(random.chance(0.4)
      ? { exits: [{ id: 'many', when: { left: { count: { event: 'click', within: 'P2D' } }, op: 'gte', right: 3 } }] }
      : {}),
    ...(random.chance(0.4)
      ? { suppression: { when: { left: { attribute: 'paused' }, op: 'eq', right: true }, then: random.pick(['hold', 'exit'] as const) } }
      : {}),
    nodes,
    entry: {
      triggers: [
        { id: 'started', type: 'event', event: 'start' },
        { id: 'by-hand', type: 'manual' },
        ...(random.chance(0.2) ? [{ id: 'silent', type: 'absence', event: 'click', without: ['order'], within: 'PT5H' } as const] : []),
        ...(random.chance(0.2)
          ? [
              {
                id: 'swedes',
                type: 'segment',
                when: { left: { attribute: 'country' }, op: 'eq', right: 'SE' },
                on: 'start',
                existing: true,
              } as const,
            ]
          : []),
      ],
      reentry,
      ...(reentry.mode === 'perKey' ? { key: 'id' } : {}),
      ...(random.chance(0.12) ? { limit: { count: 1, per: 'PT2H' } } : {}),
      start: 'n0',
    },
  };
}

/** A later version of a journey, and what becomes of people in flight. */
export function changeJourney(random: Random, journey: Journey): { readonly journey: Journey; readonly inFlight: InFlight } {
  const ids = Object.keys(journey.nodes);
  const nodes = Object.fromEntries(
    Object.entries(journey.nodes).map(([id, node]) => [id, node.type === 'wait' && random.chance(0.7) ? otherWait(node) : node] as const),
  );
  const changed = { ...journey, name: `${journey.name} again`, nodes };
  if (random.chance(0.3)) return { journey: changed, inFlight: 'drain' };
  const answers = ids
    .filter(() => random.chance(0.3))
    .map((id) => [id, random.pick(['keep', 'recompute', 'exit', { redirect: random.pick(ids) }] as const)] as const);
  return { journey: changed, inFlight: { migrate: random.pick(['keep', 'recompute'] as const), nodes: Object.fromEntries(answers) } };
}

function otherWait(node: JourneyNode): JourneyNode {
  // Durations are the texts `PT…H` and `P1D` that `makeNode` writes; anything else is left as it is.
  return JSON.parse(JSON.stringify(node).replaceAll('"PT5H"', '"PT3H"').replaceAll('"P1D"', '"PT30H"')) as JourneyNode;
}
