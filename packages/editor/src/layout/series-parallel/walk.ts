import type { Arc, Vertex } from './vertex.ts';

/**
 * Walks what `root` reaches and no earlier part has, depth first in outlet order, and marks the arcs that close loops.
 *
 * @returns The boxes of the part, each after all that lead to it, loops aside.
 */
export function walkPart(root: Vertex, part: number): readonly Vertex[] {
  const finished: Vertex[] = [];
  const isOpen = new Set<Vertex>([root]);
  const stack: { readonly vertex: Vertex; next: number }[] = [{ vertex: root, next: 0 }];
  root.part = part;
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const arc = top.vertex.out[top.next];
    top.next += 1;
    if (arc === undefined) {
      isOpen.delete(top.vertex);
      finished.push(top.vertex);
      stack.pop();
    } else if (arc.target.part === -1) {
      arc.target.part = part;
      isOpen.add(arc.target);
      stack.push({ vertex: arc.target, next: 0 });
    } else if (isOpen.has(arc.target)) {
      arc.isBack = true;
    }
  }
  return finished.toReversed();
}

/** Leads on within its part: neither closes a loop nor ends at a box of another part. */
export function isForward(arc: Arc): boolean {
  return !arc.isBack && arc.source.part === arc.target.part;
}

/** The only way to its target, which therefore stands in the column of the arc. */
export function isOnlyWay(arc: Arc): boolean {
  return isForward(arc) && arc.target.into.length === 1;
}
