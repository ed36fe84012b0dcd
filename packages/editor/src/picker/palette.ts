import { freshNode, targetOf } from '@sojourn/schema/editing';
import type { Catalog, JourneyNode, WaitNode } from '@sojourn/schema';
import type { Family } from '../nodes/card-definition.ts';
import type { Words } from '../messages/words.ts';
import { iconNamed } from '../ui/icon-named.ts';
import type { IconName } from '../ui/icon-paths.ts';

/** One thing that can be inserted. */
export interface PaletteItem {
  readonly id: string;
  readonly family: Family;
  readonly icon: IconName;
  readonly label: string;
  readonly hint: string;
  /** What the id of a new node begins with. */
  readonly stem: string;
  /** @param behind - what the edge led to; `null` if it was open */
  make(behind: string | null): { readonly node: JourneyNode; readonly through?: string };
}

/** Everything that can be inserted, by family: the host's messages first, then its other actions, then our own steps. */
export function palette(catalog: Catalog, words: Words): readonly PaletteItem[] {
  const actions = actionItems(catalog, words);
  return [
    ...actions.filter((one) => one.family === 'message'),
    ...timeItems(words, catalog),
    ...decisionItems(words),
    ...actions.filter((one) => one.family === 'action'),
    ...ownItems(words),
  ];
}

/** Items whose label, hint or family has every word of the query, those whose label begins with it first. */
export function searchPalette(items: readonly PaletteItem[], query: string, words: Words): readonly PaletteItem[] {
  const asked = query.trim().toLocaleLowerCase(words.locale).split(/\s+/).filter(Boolean);
  if (asked.length === 0) return items;
  const textOf = (item: PaletteItem): string =>
    `${item.label} ${item.hint} ${words(`family.${item.family}`)}`.toLocaleLowerCase(words.locale);
  const found = items.filter((item) => asked.every((word) => textOf(item).includes(word)));
  const rank = (item: PaletteItem): number => (item.label.toLocaleLowerCase(words.locale).startsWith(asked[0] ?? '') ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b));
}

function actionItems({ actions = {}, channels = {} }: Catalog, words: Words): readonly PaletteItem[] {
  return Object.entries(actions).flatMap(([id, action]): PaletteItem[] => {
    if (action.deprecated !== undefined) return [];
    const isMessage = action.message === true;
    const channel = action.channel !== undefined && Object.hasOwn(channels, action.channel) ? channels[action.channel] : undefined;
    return [
      {
        id: `action:${id}`,
        family: isMessage ? 'message' : 'action',
        icon: iconNamed(action.icon, isMessage ? 'mail' : 'bolt'),
        label: action.label ?? id,
        hint: channel?.label ?? words(isMessage ? 'palette.messageHint' : 'palette.actionHint'),
        stem: id,
        make: () => ({ node: { ...freshNode('action'), action: id } }),
      },
    ];
  });
}

function timeItems(words: Words, catalog: Catalog): readonly PaletteItem[] {
  const firstEvent = Object.keys(catalog.events ?? {})[0] ?? '';
  const waitFor = (until: WaitNode['until'], outlets: WaitNode['outlets'] = {}): WaitNode => ({ type: 'wait', until, outlets });
  return [
    {
      id: 'wait:duration',
      family: 'time',
      icon: 'clock',
      stem: 'wait',
      label: words('palette.wait.duration'),
      hint: words('palette.wait.durationHint'),
      make: () => ({ node: waitFor([{ id: 'next', type: 'duration', duration: 'P1D' }]) }),
    },
    {
      id: 'wait:event',
      family: 'time',
      icon: 'hourglass',
      stem: 'wait',
      label: words('palette.wait.event'),
      hint: words('palette.wait.eventHint'),
      // Both ways lead on: until a person says otherwise, the event only shortens the wait.
      make: (behind) => ({
        node: waitFor(
          [
            { id: 'happened', type: 'event', event: firstEvent },
            { id: 'timeout', type: 'duration', duration: 'P3D' },
          ],
          behind === null ? {} : { timeout: behind },
        ),
        through: 'happened',
      }),
    },
    {
      id: 'wait:time',
      family: 'time',
      icon: 'alarm',
      stem: 'wait',
      label: words('palette.wait.time'),
      hint: words('palette.wait.timeHint'),
      make: () => ({ node: waitFor([{ id: 'next', type: 'time', at: '09:00' }]) }),
    },
  ];
}

function decisionItems(words: Words): readonly PaletteItem[] {
  return [
    {
      id: 'branch',
      family: 'decision',
      icon: 'branch',
      stem: 'branch',
      label: words('palette.branch'),
      hint: words('palette.branchHint'),
      // An empty `any` matches nobody: everyone goes on as before until the case is filled in.
      make: () => ({ node: { ...freshNode('branch'), cases: [{ id: 'match', when: { any: [] } }] }, through: 'else' }),
    },
    {
      id: 'switch',
      family: 'decision',
      icon: 'switch',
      stem: 'switch',
      label: words('palette.switch'),
      hint: words('palette.switchHint'),
      make: (behind) => ({ node: { ...freshNode('switch'), outlets: behind === null ? {} : { missing: behind } }, through: 'else' }),
    },
    {
      id: 'split',
      family: 'decision',
      icon: 'split',
      stem: 'split',
      label: words('palette.split'),
      hint: words('palette.splitHint'),
      make: () => ({ node: freshNode('split') }),
    },
  ];
}

const ownSteps = [
  { type: 'update', family: 'data', icon: 'pencil' },
  { type: 'milestone', family: 'data', icon: 'flag' },
  { type: 'task', family: 'people', icon: 'clipboard' },
  { type: 'approval', family: 'people', icon: 'userCheck' },
  { type: 'enroll', family: 'end', icon: 'handover' },
  { type: 'exit', family: 'end', icon: 'door' },
] as const;

function ownItems(words: Words): readonly PaletteItem[] {
  return ownSteps.map(({ type, family, icon }): PaletteItem => ({
    id: type,
    family,
    icon,
    stem: type,
    label: words(`palette.${type}`),
    hint: words(`palette.${type}Hint`),
    make: () => ({ node: freshNode(type) }),
  }));
}

/** Where an edge leads now. */
export function behindPlace(
  journey: { readonly entry: { readonly start: string | null }; readonly nodes: Readonly<Record<string, JourneyNode>> },
  place: 'start' | { readonly nodeId: string; readonly outlet: string },
): string | null {
  if (place === 'start') return journey.entry.start;
  const node = Object.hasOwn(journey.nodes, place.nodeId) ? journey.nodes[place.nodeId] : undefined;
  return node === undefined ? null : targetOf(node, place.outlet);
}
