import { arrange, around } from './arrange.ts';
import type { Arrangement } from './arrange.ts';
import { addItem, newSequence } from './sequence.ts';
import type { Item, Lane, Sequence } from './sequence.ts';
import type { Arc, Vertex } from './vertex.ts';
import { isOnlyWay } from './walk.ts';
import { leads, waysBelow } from './ways.ts';
import type { Way } from './ways.ts';

interface Task {
  readonly sequence: Sequence;
  readonly way: Way;
}

/**
 * Turns the parts of a graph into nested sequences. Each box has one place: below the box that all paths to it pass last.
 *
 * Whatever does not fit the nesting (a loop, a jump past a meeting point) is left to lines at the side, so any graph has a place for
 * each box. No recursion: a journey may nest as deep as it is long.
 *
 * @returns All sequences, each after the one it hangs from; the first one holds the parts beside each other.
 */
export function decompose(roots: readonly Vertex[]): readonly Sequence[] {
  const outermost = newSequence(undefined);
  const sequences = [outermost];
  const tasks: Task[] = [];
  const open = (item: Item, parent: Sequence, arrangement: Arrangement): void => {
    const lanes = lanesOf(arrangement, parent);
    item.lanes = lanes.map(({ lane }) => lane);
    for (const { lane, way } of lanes) {
      sequences.push(lane.sequence);
      if (way.arc !== undefined) way.arc.lane = lane.sequence;
      tasks.push({ sequence: lane.sequence, way });
    }
  };

  const top = addItem(outermost, undefined, undefined);
  top.lanes = roots.map((_, lane) => ({
    sequence: newSequence({ sequence: outermost, index: 0, lane }),
    place: 'core',
    pillWidth: 0,
    offset: 0,
  }));
  for (const [index, root] of roots.entries()) {
    const sequence = top.lanes[index]?.sequence;
    if (sequence === undefined) continue;
    sequences.push(sequence);
    fill(sequence, [root], open);
  }
  // Tasks add tasks behind themselves.
  for (const { sequence, way } of tasks) {
    if (way.arc !== undefined) {
      if (isOnlyWay(way.arc)) fill(sequence, [way.arc.target], open);
      continue;
    }
    const arrangement = around(way.members, way.members.filter(leads), way.trunk);
    open(addItem(sequence, undefined, undefined, arrangement.middle), sequence, arrangement);
    fill(sequence, way.trunk, open);
  }
  return sequences;
}

/** Appends boxes to a sequence until its path leads out or ends, `first` and what follows each of them. */
function fill(sequence: Sequence, first: readonly Vertex[], open: (item: Item, parent: Sequence, arrangement: Arrangement) => void): void {
  const waiting = first.toReversed();
  for (let vertex = waiting.pop(); vertex !== undefined; vertex = waiting.pop()) {
    const [only, ...others] = vertex.out;
    if (others.length === 0) {
      addItem(sequence, vertex, only);
      goOn(waiting, only);
      continue;
    }
    const arrangement = arrange(waysBelow(vertex));
    const item = addItem(sequence, vertex, arrangement.straight?.arc, arrangement.middle);
    open(item, sequence, arrangement);
    waiting.push(...arrangement.trunk.toReversed());
    goOn(waiting, item.straight);
  }
}

function goOn(waiting: Vertex[], arc: Arc | undefined): void {
  if (arc !== undefined && isOnlyWay(arc)) waiting.push(arc.target);
}

function lanesOf({ before, core, after }: Arrangement, parent: Sequence): readonly { readonly lane: Lane; readonly way: Way }[] {
  const index = parent.items.length - 1;
  const places = [
    ...before.map((way) => ({ way, place: 'before' as const })),
    ...core.map((way) => ({ way, place: 'core' as const })),
    ...after.map((way) => ({ way, place: 'after' as const })),
  ];
  return places.map(({ way, place }, lane) => ({
    way,
    lane: {
      sequence: newSequence({ sequence: parent, index, lane }),
      place,
      pillWidth: way.arc?.edge.pillWidth ?? 0,
      offset: 0,
    },
  }));
}
