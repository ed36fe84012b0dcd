import type { Journey, JourneyMetrics, NodeMetrics } from '@sojourn/schema';

/**
 * Figures as an engine would count them: from everybody at the start, each way out of a step gets its part, a tenth of each step's
 * visitors are still there, and a twentieth left the journey while they were.
 */
export function metricsOf(journey: Journey, entered: number): JourneyMetrics {
  const arrived = new Map<string, number>([[journey.entry.start ?? '', entered]]);
  const nodes: Record<string, NodeMetrics> = {};
  // Each round brings the visitors one step further; no template is deeper than it has steps.
  for (const _ of Object.keys(journey.nodes)) {
    const next = new Map<string, number>([[journey.entry.start ?? '', entered]]);
    for (const [id, node] of Object.entries(journey.nodes)) {
      const came = arrived.get(id) ?? 0;
      const isInstant = ['branch', 'switch', 'split', 'milestone', 'exit'].includes(node.type);
      const here = isInstant ? 0 : Math.round(came / 10);
      const passed = isInstant ? came : came - here - Math.round(came / 20);
      const ways = Object.entries(node.outlets ?? { next: null });
      const outlets = Object.fromEntries(ways.map(([outlet], index) => [outlet, part(passed, index, ways.length)]));
      for (const [outlet, to] of ways) if (to !== null) next.set(to, (next.get(to) ?? 0) + (outlets[outlet] ?? 0));
      nodes[id] = { here, passed, outlets, ...(isInstant ? {} : { medianMs: 26 * 3_600_000, p90Ms: 72 * 3_600_000 }) };
    }
    arrived.clear();
    for (const [id, count] of next) arrived.set(id, count);
  }
  const goal = Math.round(entered * 0.12);
  return {
    journeyId: journey.id,
    nodes,
    entered,
    ended: { goal, completed: Math.round(entered / 2) },
    goal: { count: goal, of: entered, rate: 0.12, low: 0.11, high: 0.13 },
  };
}

/** The first way gets half of what is left, the next half of that, the last the rest. */
function part(all: number, index: number, ways: number): number {
  let left = all;
  for (let before = 0; before < index; before += 1) left -= Math.floor(left / 2);
  return index === ways - 1 ? left : Math.floor(left / 2);
}
