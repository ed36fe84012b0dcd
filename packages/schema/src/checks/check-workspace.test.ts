import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Journey } from '../journey.ts';
import { describeProblem } from '../messages/describe-problem.ts';
import type { Policy } from '../policy.ts';
import { aJourney } from '../testing/a-journey.ts';
import type { JourneyParts } from '../testing/a-journey.ts';
import { fullCatalog } from '../testing/corpus.ts';
import { attribute, branch, end, mail, pause } from '../testing/nodes.ts';
import { checkWorkspace } from './check-workspace.ts';
import { workspaceChecks } from './workspace-checks.ts';

const policy: Policy = {
  policyVersion: 1,
  naming: { journey: '^[a-z-]+$' },
  expiry: { required: true },
  caps: [{ channel: 'email', count: 2, per: 'week' }],
};

const always = { reentry: { mode: 'always' } } as const;

function named(id: string, parts: JourneyParts): Journey {
  return aJourney({ expiresOn: '2030-01-01', ...parts, id });
}

function setting(plan: string, next = 'end'): Journey['nodes'] {
  return { set: { type: 'update', changes: [{ op: 'set', attribute: 'plan', value: plan }], outlets: { next } }, end };
}

const started = { ...always, triggers: [{ id: 'plan', type: 'attribute', attribute: 'plan' }] } as const;
const over = (journey: string): Journey['nodes'] => ({ over: { type: 'enroll', journey, outlets: { next: 'end' } }, end });
const byHand = { ...always, triggers: [{ id: 'j', type: 'journey' }] } as const;

const cases: Readonly<Record<string, { readonly journeys: readonly Journey[]; readonly is: readonly string[] }>> = {
  'nothing in journeys that leave each other alone': {
    journeys: [named('a', { nodes: { post: mail(), end } }), named('b', { entry: byHand }), named('c', { nodes: over('b') })],
    is: [],
  },
  'an id and a missing date that the policy does not want': {
    journeys: [aJourney({ id: 'Nr 1' })],
    is: ['name_not_allowed Nr 1 /id', 'expiry_missing Nr 1 /expiresOn'],
  },
  'hand-overs to nobody, and to a journey that takes none': {
    journeys: [named('a', { nodes: over('nowhere') }), named('b', { nodes: over('a') }), named('c', { nodes: over('welcome') })],
    is: ['handover_unknown a /nodes/over/journey', 'handover_refused b /nodes/over/journey'],
  },
  'two that hand over to each other': {
    journeys: [named('a', { entry: byHand, nodes: over('b') }), named('b', { entry: byHand, nodes: over('a') })],
    is: ['trigger_loop a /entry/triggers/0'],
  },
  'no circle where a contact comes once': {
    journeys: [
      named('a', { entry: { ...byHand, reentry: { mode: 'never' } }, nodes: over('b') }),
      named('b', { entry: byHand, nodes: over('a') }),
    ],
    is: [],
  },
  'one that starts itself by what it writes': {
    journeys: [named('a', { entry: started, nodes: setting('pro') })],
    is: ['trigger_loop a /entry/triggers/0'],
  },
  'no circle where whoever came by that trigger writes nothing': {
    journeys: [
      named('a', {
        entry: {
          ...always,
          triggers: [
            { id: 'm', type: 'manual' },
            { id: 'plan', type: 'attribute', attribute: 'plan' },
          ],
        },
        nodes: {
          how: { type: 'switch', on: { trigger: true }, cases: [{ id: 'hand', value: 'm' }], outlets: { hand: 'set', else: 'end' } },
          ...setting('pro'),
        },
      }),
    ],
    is: [],
  },
  'a circle through a segment of the catalog': {
    journeys: [
      named('a', {
        entry: { ...always, triggers: [{ id: 's', type: 'segment', segment: 'vip', on: 'start' }] },
        nodes: { set: { type: 'update', changes: [{ op: 'increment', attribute: 'orders', value: 1 }], outlets: { next: 'end' } }, end },
      }),
    ],
    is: ['trigger_loop a /entry/triggers/0'],
  },
  'an attribute that two set, not one that two add to': {
    journeys: [
      named('a', { nodes: setting('pro') }),
      named('b', { nodes: { who: branch(attribute('score', 'gt', 1)), ...setting('free') } }),
      named('c', { nodes: setting('free') }),
    ],
    is: ['attribute_written_twice a /nodes/set/changes/0', 'attribute_written_twice c /nodes/set/changes/0'],
  },
  'more messages together than the policy allows, where it gives way first': {
    journeys: [
      named('a', { priority: 5, nodes: { one: mail('rest'), rest: pause('P10D', 'two'), two: mail(), end } }),
      named('b', { nodes: { one: mail('two'), two: mail(), end } }),
    ],
    is: ['caps_exceeded_together b /nodes/two'],
  },
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

describe('checking a workspace', () => {
  it.each(Object.entries(cases))('finds %s', (_, { journeys, is }) => {
    const found = checkWorkspace(journeys, { catalog: fullCatalog, policy });

    expect(found.map(({ code, pointer, params }) => `${code} ${textOf(params['journey'])} ${pointer}`)).toEqual(is);
    for (const problem of found) expect(describeProblem(problem, { catalog: fullCatalog })).not.toMatch(/[{}]|Something is wrong/);
  });

  it('says the same each time', () => {
    const journeys = Object.values(cases).flatMap((one) => one.journeys);

    expect(checkWorkspace(journeys, { catalog: fullCatalog, policy })).toEqual(checkWorkspace(journeys, { catalog: fullCatalog, policy }));
  });

  it.each(workspaceChecks.map(({ code, severity }) => [code, severity]))(
    'has a page for %s that says how grave it is',
    async (code, severity) => {
      const page = await readFile(new URL(`../../../../docs/problems/${code.replaceAll('_', '-')}.md`, import.meta.url), 'utf8');

      expect(page).toContain(`# ${code}\n\nSeverity: ${severity}.`);
    },
  );
});
