import type { Catalog, Journey } from '@sojourn/schema';
import { describe, expect, it } from 'vitest';
import type { DraftRow } from '../api/types.ts';
import { presetsOf } from './event-presets.ts';

const catalog: Catalog = {
  catalogVersion: 1,
  events: {
    signed_up: { data: {} },
    'page.viewed': { data: { path: { type: 'text', required: true } } },
    'order.placed': { data: { total: { type: 'number' } } },
  },
};
const journey: Journey = {
  schemaVersion: 1,
  id: 'j',
  name: 'Welcome',
  timezone: 'UTC',
  entry: {
    triggers: [
      { id: 't', type: 'event', event: 'signed_up' },
      { id: 'm', type: 'manual' },
    ],
    reentry: { mode: 'never' },
    start: null,
  },
  goal: {
    name: 'Demo',
    when: { event: 'page.viewed', where: { left: { event: 'path' }, op: 'startsWith', right: '/demo' } },
    onReached: 'exit',
  },
  exits: [{ id: 'x', when: { left: { consent: 'email' }, op: 'eq', right: 'unsubscribed' } }],
  nodes: {},
};
const draft = (versions: DraftRow['versions'], id = 'j', name = 'Welcome'): DraftRow => ({
  id,
  revision: 1,
  updatedAt: '',
  journey: { ...journey, id, name },
  versions,
});
const live = [{ version: 1, publishedAt: '2026-03-02T09:00:00Z' }];

describe('quick starts', () => {
  it('are what live journeys listen for, first what starts them, with data that fits', () => {
    expect(presetsOf([draft(live)], catalog)).toEqual([
      { event: 'signed_up', data: {}, why: 'starts Welcome' },
      { event: 'page.viewed', data: { path: '/demo' }, why: 'goal of Welcome' },
    ]);
  });

  it('leave drafts out: nothing would happen', () => {
    expect(presetsOf([draft([])], catalog)).toEqual([]);
  });

  it('name an event once, with all that it does', () => {
    expect(presetsOf([draft(live), draft(live, 'k', 'Onboarding')], catalog).map((preset) => preset.why)).toEqual([
      'starts Welcome, starts Onboarding',
      'goal of Welcome, goal of Onboarding',
    ]);
  });
});
