import { formatInstant, satisfy } from '@sojourn/schema';
import type { Catalog, Condition, Instant, Journey, JsonObject, JsonValue, ScriptStep, Trigger, Witness } from '@sojourn/schema';
import { asEntry } from './claims.ts';
import { present, withRequired } from './values.ts';

const day = 86_400_000;

/** How a trigger is made to fire. */
export interface EntryWay {
  /** What has to hold of the entry data and the contact for it to fire. */
  readonly claims: readonly Condition[];
  /** What the contact is at first, beside what it is to be when it enters; `undefined` removes. */
  first(witness: Witness): Readonly<Record<string, JsonValue | undefined>>;
  /** What happens then; nothing where time alone brings it. */
  steps(witness: Witness, dates: JsonObject): readonly Untimed[];
}

/** A step of a script without its instant. */
export type Untimed = ScriptStep extends infer Step ? (Step extends ScriptStep ? Omit<Step, 'at' | 'after'> : never) : never;

const nothing = (): Readonly<Record<string, JsonValue | undefined>> => ({});

/** How a trigger is made to fire at `start`; `undefined` where only another journey can. */
export function enterBy(trigger: Trigger, journey: Journey, catalog: Catalog, start: Instant): EntryWay | undefined {
  switch (trigger.type) {
    case 'event':
    case 'absence': {
      const data = (witness: Witness, dates: JsonObject): JsonObject =>
        withRequired(catalog.events?.[trigger.event]?.data, { ...present(witness.entry), ...dates });
      return {
        claims: trigger.where === undefined ? [] : [asEntry(trigger.where)],
        first: nothing,
        steps: (witness, dates) => [{ event: trigger.event, data: data(witness, dates) }],
      };
    }
    case 'attribute':
      return byAttribute(trigger, catalog);
    case 'segment':
      return bySegment(trigger, journey, catalog);
    case 'date': {
      const isDate = catalog.attributes?.[trigger.attribute]?.type === 'date';
      const value = formatInstant(start + 30 * day);
      return { claims: [], first: () => ({ [trigger.attribute]: isDate ? value.slice(0, 10) : value }), steps: () => [] };
    }
    case 'inactivity':
      // Those who match at launch are taken then; others are made to have been active at the start, and wait.
      return trigger.existing === true
        ? {
            claims: [{ left: { attribute: trigger.attribute }, op: 'before', right: { ago: trigger.after } }],
            first: nothing,
            steps: () => [],
          }
        : { claims: [], first: () => ({ [trigger.attribute]: formatInstant(start) }), steps: () => [] };
    case 'schedule':
      return { claims: [trigger.when], first: nothing, steps: () => [] };
    case 'manual':
      return { claims: [], first: nothing, steps: (witness, dates) => [{ enroll: { data: { ...present(witness.entry), ...dates } } }] };
    case 'journey':
      return undefined;
  }
}

function byAttribute(trigger: Extract<Trigger, { readonly type: 'attribute' }>, catalog: Catalog): EntryWay {
  const { attribute, from, to, crosses } = trigger;
  const own = { attribute };
  const claims: readonly Condition[] = [
    ...(to === undefined ? [] : [{ left: own, op: 'eq', right: to } as const]),
    ...(crosses !== undefined && 'above' in crosses ? [{ left: own, op: 'gt', right: crosses.above } as const] : []),
    ...(crosses !== undefined && 'below' in crosses ? [{ left: own, op: 'lt', right: crosses.below } as const] : []),
    ...(to === undefined && crosses === undefined ? [{ left: own, op: 'exists' } as const] : []),
  ];
  const before = from ?? (crosses !== undefined && 'below' in crosses ? crosses.below : undefined);
  // The host may say what the engine owns only when it makes the contact known: then it changes from missing.
  if (catalog.attributes?.[attribute]?.owner === 'engine') return { claims, first: nothing, steps: () => [] };
  return {
    claims,
    first: () => ({ [attribute]: before }),
    steps: (witness) => {
      const value = witness.attributes?.[attribute];
      return [{ contact: value === undefined || value === null ? { unset: [attribute] } : { set: { [attribute]: value } } }];
    },
  };
}

/** First outside, then inside; the other way round where leaving fires it. */
function bySegment(trigger: Extract<Trigger, { readonly type: 'segment' }>, journey: Journey, catalog: Catalog): EntryWay | undefined {
  const when: Condition =
    'when' in trigger && trigger.when !== undefined ? trigger.when : { left: { segment: trigger.segment ?? '' }, op: 'eq', right: true };
  const inside = trigger.on === 'stop' ? { not: when } : when;
  const outside = satisfy({ not: inside }, { catalog, journey });
  if (outside.answer !== 'yes') return undefined;
  const before = present(outside.witness?.attributes);
  return {
    claims: [inside],
    first: (witness) => ({ ...Object.fromEntries(Object.keys(present(witness.attributes)).map((name) => [name, undefined])), ...before }),
    steps: (witness) => [
      { contact: { set: present(witness.attributes), ...(witness.segments === undefined ? {} : { segments: witness.segments }) } },
    ],
  };
}
