import { triggerDefinitions } from '@sojourn/schema';
import type { Catalog, Condition, EventMatch, Journey, JsonObject, JsonValue, Trigger } from '@sojourn/schema';
import type { DraftRow } from '../api/types.ts';
import { words } from '../messages/en.ts';
import { sampleData } from './sample-data.ts';

/** An event ready to send, and what it is good for. */
export interface EventPreset {
  readonly event: string;
  readonly data: JsonObject;
  readonly why: string;
}

/** Events that the live journeys listen for: those that start one first, then goals, then other ways out. */
export function presetsOf(drafts: readonly DraftRow[], catalog: Catalog): readonly EventPreset[] {
  const live = drafts.filter((draft) => draft.versions.length > 0).map((draft) => draft.journey);
  const starts = live.flatMap((journey) => journey.entry.triggers.flatMap((trigger) => fromTrigger(trigger, journey, catalog)));
  const goals = live.flatMap((journey) =>
    journey.goal === undefined ? [] : fromMatch(journey.goal.when, words.events.reaches(journey.name), catalog),
  );
  const exits = live.flatMap((journey) =>
    (journey.exits ?? []).flatMap((exit) => fromMatch(exit.when, words.events.ends(journey.name), catalog)),
  );
  return grouped([...starts, ...goals, ...exits]);
}

/** The same event with the same data is offered once, with all it does. */
function grouped(presets: readonly EventPreset[]): readonly EventPreset[] {
  const byEvent = new Map<string, EventPreset>();
  for (const preset of presets) {
    const key = JSON.stringify([preset.event, preset.data]);
    const known = byEvent.get(key);
    byEvent.set(key, known === undefined ? preset : { ...known, why: `${known.why}, ${preset.why}` });
  }
  return [...byEvent.values()];
}

function fromTrigger(trigger: Trigger, journey: Journey, catalog: Catalog): readonly EventPreset[] {
  // Triggers that listen for an event name it; an unknown type is not offered.
  if (!Object.hasOwn(triggerDefinitions, trigger.type) || !('event' in trigger)) return [];
  return [
    {
      event: trigger.event,
      why: words.events.starts(journey.name),
      data: { ...sampleData(catalog, trigger.event), ...('where' in trigger ? wanted(trigger.where) : {}) },
    },
  ];
}

function fromMatch(when: Condition | EventMatch, why: string, catalog: Catalog): readonly EventPreset[] {
  if (!('event' in when)) return [];
  return [{ event: when.event, why, data: { ...sampleData(catalog, when.event), ...wanted(when.where) } }];
}

/** Values that make a simple condition on the event's data hold: what it is compared with. */
function wanted(where: Condition | undefined): JsonObject {
  if (where === undefined) return {};
  if ('all' in where) return Object.assign({}, ...where.all.map(wanted)) as JsonObject;
  if (!('left' in where) || !('event' in where.left) || typeof where.left.event !== 'string' || where.left.event.includes('.')) return {};
  const value = fitting(where.op, where.right as JsonValue | undefined);
  return value === undefined ? {} : { [where.left.event]: value };
}

function fitting(op: string, right: JsonValue | undefined): JsonValue | undefined {
  if (typeof right === 'number' && (op === 'gt' || op === 'gte')) return right + 1;
  if (typeof right === 'number' && (op === 'lt' || op === 'lte')) return right - 1;
  if (['eq', 'startsWith', 'endsWith', 'contains'].includes(op)) return right;
  return op === 'in' && Array.isArray(right) ? (right[0] as JsonValue) : undefined;
}
