import type { Lane } from './block-tree.ts';
import type { ItemPlan, LanePlan, SequencePlan } from './plan.ts';
import { spacing } from './spacing.ts';

/** Takes the widths and the height of a sequence and of all in it. */
export function measure(plan: SequencePlan): void {
  let [left, right, height] = [0, 0, 0];
  if (plan.sequence.tail !== undefined) {
    left = right = plan.sequence.tail.kind === 'leave' ? 8 : spacing.endHalf;
    height = plan.sequence.tail.kind === 'leave' ? 0 : spacing.laneJump;
  }
  for (const [index, item] of plan.items.entries()) {
    const size = measureItem(item);
    left = Math.max(left, size.left);
    right = Math.max(right, size.right);
    height = index === plan.items.length - 1 ? lastBottom(item, height) : nextTop(item, height);
  }
  plan.bodyLeft = left;
  plan.bodyRight = right;
  plan.left = left + sideWidth(plan.sides.left);
  plan.right = right + sideWidth(plan.sides.right);
  plan.height = height;
}

/** Heights of an item are kept from the top of its sequence until it is placed. */
function measureItem(plan: ItemPlan): { readonly left: number; readonly right: number } {
  const half = (plan.item.card?.width ?? 0) / 2;
  const endHalf = plan.item.out?.kind === 'jump' ? spacing.endHalf : 0;
  let [left, right] = [Math.max(half, endHalf), Math.max(half, endHalf)];
  if (plan.lanes.length === 0) return { left, right };
  let x = 0;
  for (const lane of plan.lanes) {
    measure(lane.plan);
    const room = roomOf(lane);
    lane.offset = x + room.left;
    x += room.left + room.right + spacing.between;
  }
  const width = x - spacing.between;
  const middle = axisOf(plan.lanes);
  for (const lane of plan.lanes) lane.offset -= middle;
  left = Math.max(left, middle);
  right = Math.max(right, width - middle);
  return { left, right };
}

function roomOf({ lane, plan }: LanePlan): { readonly left: number; readonly right: number } {
  const label = (lane.edge?.pillWidth ?? 0) / 2;
  return { left: Math.max(plan.left, label), right: Math.max(plan.right, label) };
}

/** Where the card stands over its lanes: straight over the one way on if there is one, else over the middle. */
function axisOf(lanes: readonly LanePlan[]): number {
  const straight =
    lanes.find(({ lane }) => lane.edge?.isMain === true) ??
    onlyOne(lanes, ({ lane }) => !isShort(lane)) ??
    onlyOne(lanes, ({ lane }) => lane.feeds.size > 0);
  if (straight !== undefined) return straight.offset;
  const middle = (lanes.length - 1) / 2;
  return ((lanes[Math.floor(middle)]?.offset ?? 0) + (lanes[Math.ceil(middle)]?.offset ?? 0)) / 2;
}

/** A lane that goes on nowhere: a jump or a loop without cards, or a single card that ends the path. */
function isShort({ sequence, feeds }: Lane): boolean {
  const [only, ...rest] = sequence.items;
  if (feeds.size > 0) return false;
  return only === undefined || (rest.length === 0 && only.lanes.length === 0 && only.out === undefined);
}

function onlyOne<T>(list: readonly T[], holds: (one: T) => boolean): T | undefined {
  const found = list.filter(holds);
  return found.length === 1 ? found[0] : undefined;
}

/** Height between the top of an item and the end of its own block. */
export function blockHeight({ item, lanes, topTracks }: ItemPlan): number {
  const card = item.card?.height ?? 0;
  if (lanes.length > 0) {
    const above = item.card === undefined ? 0 : spacing.outlets + topTracks.size * spacing.track;
    return card + above + Math.max(...lanes.map(({ plan }) => plan.height));
  }
  if (item.out === undefined) return card;
  const tails = { flow: 0, leave: spacing.leave, jump: spacing.jump };
  return card + tails[item.out.kind];
}

/** Where streams meet below an item that stands at `top`. */
export function mergeBelow(item: ItemPlan, top: number): number {
  const tracks = item.tracks.size * spacing.track;
  const bottom = top + blockHeight(item);
  return item.item.out?.kind === 'flow' ? bottom + spacing.step : bottom + spacing.corridor + tracks;
}

/** Where the next item stands below one that stands at `top`. */
export function nextTop(item: ItemPlan, top: number): number {
  if (item.item.out?.kind !== 'flow') return mergeBelow(item, top) + spacing.meet;
  return top + blockHeight(item) + spacing.step + (item.hasSideEntryBelow ? spacing.meet : 0);
}

function lastBottom(item: ItemPlan, top: number): number {
  const bottom = top + blockHeight(item);
  if (item.tracks.size === 0 && !item.hasMerge) return bottom;
  return mergeBelow(item, top) + (item.hasMerge ? spacing.corridor : 0);
}

function sideWidth(lanes: ReadonlyMap<string, { readonly index: number }>): number {
  if (lanes.size === 0) return 0;
  return spacing.side + Math.max(...[...lanes.values()].map((lane) => lane.index)) * spacing.track;
}
