import type { Journey } from '../journey.ts';
import { createEdgesFrom, nodeOf } from './edges.ts';
import type { Edge, EdgesFrom } from './edges.ts';

interface Visit {
  readonly nodeId: string;
  readonly edges: readonly Edge[];
  next: number;
}

/**
 * The groups of nodes that lie on common cycles (strongly connected components with an edge inside), in document order, each group in
 * document order. Without recursion: a long journey does not exhaust the stack. Linear in nodes and edges.
 *
 * @param follow - Leaves out edges that it says `false` to.
 */
export function cyclesOf(
  journey: Journey,
  follow: (edge: Edge) => boolean = () => true,
  edgesFrom: EdgesFrom = createEdgesFrom(journey),
): readonly (readonly string[])[] {
  const order = Object.keys(journey.nodes);
  const rank = new Map(order.map((nodeId, index) => [nodeId, index]));
  const numbers = new Map<string, number>();
  const lows = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const groups: string[][] = [];
  const edgesOfNode = (nodeId: string): readonly Edge[] =>
    edgesFrom(nodeId).filter((edge) => nodeOf(journey, edge.to) !== undefined && follow(edge));
  const enter = (nodeId: string): Visit => {
    numbers.set(nodeId, numbers.size);
    lows.set(nodeId, numbers.size - 1);
    stack.push(nodeId);
    onStack.add(nodeId);
    return { nodeId, edges: edgesOfNode(nodeId), next: 0 };
  };
  const lower = (nodeId: string, to: number): void => void lows.set(nodeId, Math.min(lows.get(nodeId) ?? to, to));
  const leave = ({ nodeId, edges }: Visit): void => {
    if (lows.get(nodeId) !== numbers.get(nodeId)) return;
    const group: string[] = [];
    let member: string | undefined;
    do {
      member = stack.pop();
      if (member === undefined) break;
      onStack.delete(member);
      group.push(member);
    } while (member !== nodeId);
    if (group.length > 1 || edges.some((edge) => edge.to === nodeId)) groups.push(group);
  };
  for (const root of order) {
    if (numbers.has(root)) continue;
    const visits = [enter(root)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const edge = visit.edges[visit.next++];
      if (edge === undefined) {
        leave(visit);
        visits.pop();
        const above = visits.at(-1);
        if (above !== undefined) lower(above.nodeId, lows.get(visit.nodeId) ?? 0);
      } else if (!numbers.has(edge.to)) visits.push(enter(edge.to));
      else if (onStack.has(edge.to)) lower(visit.nodeId, numbers.get(edge.to) ?? 0);
    }
  }
  const byRank = (a: string, b: string): number => (rank.get(a) ?? 0) - (rank.get(b) ?? 0);
  return groups.map((group) => group.toSorted(byRank)).toSorted((a, b) => byRank(a[0] ?? '', b[0] ?? ''));
}
