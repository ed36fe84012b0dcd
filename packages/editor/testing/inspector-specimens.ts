import type { Catalog, Condition, Journey, JourneyNode } from '@sojourn/schema';
import { templateCatalog } from './journeys.ts';
import { journeyOf } from './specimens.ts';

/** Conditions of every kind that the builder shows. */
export const conditions: Readonly<Record<string, Condition>> = {
  sentence: {
    all: [
      { left: { attribute: 'score' }, op: 'gt', right: 50 },
      { left: { attribute: 'country' }, op: 'in', right: ['SE', 'NO'] },
    ],
  },
  nested: {
    all: [
      { left: { attribute: 'score' }, op: 'gt', right: 50 },
      {
        any: [
          { left: { count: { event: 'order.placed', within: 'P30D' } }, op: 'gte', right: 2 },
          { left: { attribute: 'lastActiveAt' }, op: 'after', right: { ago: 'P7D' } },
          { left: { tag: 'vip' }, op: 'eq', right: true },
        ],
      },
      {
        not: {
          all: [
            { left: { now: 'weekday' }, op: 'in', right: ['sat', 'sun'] },
            { left: { now: 'time' }, op: 'gte', right: '18:00' },
          ],
        },
      },
    ],
  },
  unfinished: {
    all: [
      { left: { attribute: 'score' }, op: 'gt' },
      { left: { attribute: 'birthday' }, op: 'on' },
      { left: { attribute: 'plan' }, op: 'in' },
    ],
  },
  types: {
    all: [
      { left: { attribute: 'orders' }, op: 'between', right: [1, 10] },
      { left: { attribute: 'trialEndsAt' }, op: 'before', right: '2026-05-01T09:00:00+02:00' },
      { left: { attribute: 'birthday' }, op: 'on', right: '1990-04-01' },
      { left: { attribute: 'doNotContact' }, op: 'eq', right: false },
      { left: { attribute: 'interests' }, op: 'includesAny', right: ['hiking', 'sailing'] },
      { left: { attribute: 'company' }, op: 'startsWith', right: 'Nordic', orMissing: true },
      { left: { consent: 'email' }, op: 'eq', right: 'subscribed' },
      { left: { last: { event: 'page.viewed' } }, op: 'after', right: { ago: 'P3D' } },
      { left: { sum: { event: 'order.placed', path: 'total', within: 'P90D' } }, op: 'gt', right: 500 },
    ],
  },
  unknown: { left: { attribute: 'gone' }, op: 'eq', right: 'x' },
};

/** A journey whose one branch has one case with a condition. */
export function journeyWithCase(when: Condition): Journey {
  return journeyOf({
    who: { type: 'branch', name: 'Who is it?', cases: [{ id: 'a', name: 'Good fit', when }], outlets: { a: 'mail', else: null } },
    mail: { type: 'action', action: 'send_email' },
  });
}

/** A journey of one node. */
export function journeyWith(node: JourneyNode): Journey {
  return journeyOf({ step: node });
}

/** An action with every kind of field that JSON Schema and hints can ask for. */
export const everyFieldCatalog: Catalog = {
  ...templateCatalog,
  actions: {
    ...templateCatalog.actions,
    everything: {
      label: 'Everything',
      input: {
        type: 'object',
        required: ['title'],
        properties: {
          title: { type: 'string', title: 'Title', 'x-sojourn': { field: 'text' } },
          greeting: { type: 'string', title: 'Greeting', description: 'Tokens are welcome.' },
          note: { type: 'string', title: 'Note', 'x-sojourn': { field: 'long-text' } },
          count: { type: 'integer', title: 'Count' },
          urgent: { type: 'boolean', title: 'Urgent' },
          channel: { enum: ['push', 'in-app'], title: 'Channel' },
          delay: { type: 'string', title: 'Delay', 'x-sojourn': { field: 'duration' } },
          day: { type: 'string', format: 'date', title: 'Day' },
          attribute: { type: 'string', title: 'Copied from', 'x-sojourn': { field: 'attribute' } },
          list: { type: 'string', title: 'Template', 'x-sojourn': { options: 'templates' } },
          links: {
            type: 'array',
            title: 'Links',
            items: {
              type: 'object',
              properties: {
                label: { type: 'string', title: 'Label', 'x-sojourn': { field: 'text' } },
                url: { type: 'string', title: 'Address', 'x-sojourn': { field: 'text' } },
              },
            },
          },
          sender: {
            type: 'object',
            title: 'Sender',
            properties: {
              name: { type: 'string', title: 'Name', 'x-sojourn': { field: 'text' } },
              urgent: { type: 'boolean', title: 'Reply wanted' },
            },
          },
          colour: { type: 'string', title: 'Colour', 'x-sojourn': { field: 'acme-colour' } },
        },
      },
    },
  },
};
