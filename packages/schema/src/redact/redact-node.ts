import type { JourneyNode, KnownNode, NodeType } from '../nodes/node.ts';
import { isKnownNode } from '../nodes/outlets-of.ts';
import type { WaitAlternative } from '../nodes/wait.ts';
import type { RedactOptions } from './redact-options.ts';

interface Shows {
  readonly conditions: boolean;
  readonly texts: boolean;
}

type Redact<N> = (node: N, shows: Shows) => N;

const redactors: { readonly [T in NodeType]: Redact<Extract<KnownNode, { readonly type: T }>> } = {
  action: ({ action, category }) => ({ type: 'action', action, ...(category !== undefined && { category }) }),
  // How many changes there are and of what is the shape of a journey's data, which is nobody's business.
  update: () => ({ type: 'update', changes: [] }),
  branch: ({ cases }, shows) => ({
    type: 'branch',
    cases: cases.map(({ id, name, when }) => ({ id, ...(name !== undefined && { name }), when: shows.conditions ? when : { all: [] } })),
  }),
  switch: ({ on, cases }, shows) => ({
    type: 'switch',
    on: shows.conditions ? on : { attribute: '' },
    cases: cases.map(({ id, name, value }) => ({ id, ...(name !== undefined && { name }), value: shows.conditions ? value : id })),
  }),
  split: ({ arms, per }) => ({
    type: 'split',
    arms: arms.map(({ id, name, weight }) => ({ id, ...(name !== undefined && { name }), weight })),
    ...(per !== undefined && { per }),
  }),
  wait: ({ until }, shows) => ({ type: 'wait', until: shows.conditions ? until : until.map(redactAlternative) }),
  task: (node, shows) => ({ type: 'task', ...human(node, shows) }),
  approval: (node, shows) => ({ type: 'approval', ...human(node, shows) }),
  enroll: ({ journey }) => ({ type: 'enroll', journey }),
  exit: ({ reason }) => ({ type: 'exit', reason }),
  milestone: ({ jumpWhen }, shows) => ({
    type: 'milestone',
    ...(jumpWhen !== undefined && { jumpWhen: shows.conditions ? jumpWhen : { all: [] } }),
  }),
};

/** A step without what only its owners should see. Of a type that this release does not know, only name and edges stay. */
export function redactNode(node: JourneyNode, { show = [] }: RedactOptions): JourneyNode {
  const shows = { conditions: show.includes('conditions'), texts: show.includes('texts') };
  // The list has one redactor per type, each for nodes of that type.
  const own = isKnownNode(node) ? (redactors[node.type] as Redact<KnownNode>)(node, shows) : { type: node.type };
  return {
    ...own,
    ...(node.name !== undefined && { name: node.name }),
    ...(node.outlets !== undefined && { outlets: node.outlets }),
  };
}

function redactAlternative(one: WaitAlternative): WaitAlternative {
  switch (one.type) {
    case 'duration':
    case 'time':
      return one;
    case 'date':
      return { ...one, on: { attribute: '' } };
    case 'event':
      return { id: one.id, type: 'event', event: one.event, ...(one.since !== undefined && { since: one.since }) };
    case 'condition':
      return { id: one.id, type: 'condition', when: { all: [] }, ...(one.edge !== undefined && { edge: one.edge }) };
  }
}

function human(
  { title, due }: Extract<KnownNode, { readonly type: 'task' | 'approval' }>,
  shows: Shows,
): { title: string; assignee: string; due?: string } {
  return { title: shows.texts ? title : '', assignee: '', ...(due !== undefined && { due }) };
}
