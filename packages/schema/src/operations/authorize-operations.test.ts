import { describe, expect, it } from 'vitest';
import type { Journey } from '../journey.ts';
import { describeProblem } from '../messages/describe-problem.ts';
import { aJourney } from '../testing/a-journey.ts';
import { authorizeOperations } from './authorize-operations.ts';
import type { May } from './authorize-operations.ts';
import type { Operation } from './operation.ts';

const journey: Journey = aJourney({
  nodes: {
    who: { type: 'branch', cases: [], outlets: { else: 'mail' } },
    mail: { type: 'action', action: 'send_email', outlets: { next: 'end', failed: 'alarm' } },
    alarm: { type: 'action', action: 'send_sms' },
    end: { type: 'exit', reason: 'done' },
  },
});

/** Everything that was asked for, as `verb kind id type action pointer`. */
function asked(operations: readonly Operation[], of: Journey | undefined = journey): readonly string[] {
  const list: string[] = [];
  const may: May = (verb, { kind, nodeId, nodeType, action, pointer }) => {
    list.push([verb, kind, nodeId, nodeType, action, pointer].filter((part) => part !== undefined).join(' '));
    return true;
  };
  expect(authorizeOperations(operations, may, of)).toEqual([]);
  return list;
}

describe('rights to edit', () => {
  it.each<{ operation: Operation; is: readonly string[] }>([
    { operation: { op: 'insert', at: 'start', nodeId: 'x', node: { type: 'milestone' } }, is: ['insert node x milestone'] },
    {
      operation: { op: 'append', after: 'alarm', nodeId: 'x', node: { type: 'action', action: 'send_sms' } },
      is: ['insert node x action send_sms'],
    },
    {
      operation: { op: 'remove', nodeId: 'mail', orphans: true },
      is: ['delete node mail action send_email', 'delete node alarm action send_sms'],
    },
    { operation: { op: 'move', nodeId: 'mail', at: 'start' }, is: ['move node mail action send_email'] },
    { operation: { op: 'connect', at: 'start', to: null }, is: ['edit entry /entry/start'] },
    { operation: { op: 'connect', at: { nodeId: 'who', outlet: 'else' }, to: null }, is: ['edit edge who branch /nodes/who/outlets/else'] },
    { operation: { op: 'set', pointer: '/goal', value: 1 }, is: ['edit journey /goal'] },
    { operation: { op: 'set', pointer: '/entry/holdout', value: 1 }, is: ['edit entry /entry/holdout'] },
    { operation: { op: 'rename', nodeId: 'end', to: 'bye' }, is: ['edit node end exit /nodes/end'] },
    { operation: { op: 'pin', nodeId: 'end', at: { x: 1, y: 1 } }, is: ['move node end exit /layout/pins/end'] },
    {
      operation: { op: 'item.add', nodeId: 'who', index: 0, item: { id: 'a', when: { all: [] } } },
      is: ['edit node who branch /nodes/who'],
    },
    { operation: { op: 'set', pointer: '/nodes/mail/input', value: {} }, is: ['edit node mail action send_email /nodes/mail/input'] },
  ])('asks for what $operation.op does', ({ operation, is }) => {
    expect(asked([operation])).toEqual(is);
    expect(asked([{ op: 'batch', operations: [operation] }])).toEqual(is);
  });

  it('sees through a pointer that makes, takes or exchanges a step', () => {
    expect(asked([{ op: 'set', pointer: '/nodes/x', value: { type: 'action', action: 'send_sms' } }])).toEqual([
      'insert node x action send_sms',
    ]);
    expect(asked([{ op: 'unset', pointer: '/nodes/mail' }])).toEqual(['delete node mail action send_email']);
    expect(asked([{ op: 'set', pointer: '/nodes/end', value: { type: 'exit', reason: '' } }])).toEqual([
      'delete node end exit',
      'insert node end exit',
    ]);
    expect(asked([{ op: 'set', pointer: '/nodes/mail/action', value: 'send_sms' }])).toEqual([
      'edit node mail action send_email /nodes/mail/action',
      'insert node mail action send_sms',
    ]);
  });

  it('sees what an earlier operation of the list made', () => {
    const operations: readonly Operation[] = [
      { op: 'add', nodeId: 'x', node: { type: 'action', action: 'send_email' } },
      { op: 'set', pointer: '/nodes/x/action', value: 'send_sms' },
    ];

    expect(asked(operations).at(-1)).toBe('insert node x action send_sms');
  });

  it('judges without the document by what the operations say', () => {
    const list: string[] = [];
    const may: May = (verb, target) => Boolean(list.push(`${verb} ${target.nodeId ?? ''}`));

    authorizeOperations(
      [
        { op: 'remove', nodeId: 'mail' },
        { op: 'set', pointer: '/nodes/x', value: { type: 'milestone' } },
      ],
      may,
    );

    expect(list).toEqual(['delete mail', 'delete x', 'insert x']);
  });

  it('says what is not permitted, where and why', () => {
    const may: May = (verb, { action }) => (action === 'send_sms' ? { reason: 'SMS is for admins.' } : verb !== 'delete');
    const operations: readonly Operation[] = [
      { op: 'connect', at: 'start', to: null },
      {
        op: 'batch',
        operations: [
          { op: 'pin', nodeId: 'end', at: null },
          { op: 'remove', nodeId: 'end' },
        ],
      },
      { op: 'add', nodeId: 'x', node: { type: 'action', action: 'send_sms' } },
    ];

    const problems = authorizeOperations(operations, may, journey);

    expect(problems).toMatchObject([
      { code: 'operation_not_permitted', pointer: '/1/operations/1', nodeId: 'end', params: { verb: 'delete' } },
      { code: 'operation_not_permitted', pointer: '/2', nodeId: 'x', params: { verb: 'insert', why: 'SMS is for admins.' } },
    ]);
    expect(problems.map((problem) => describeProblem(problem))).toEqual(['You may not do this here.', 'SMS is for admins.']);
  });

  it.each([
    null,
    'x',
    [null],
    [{ op: 'explode' }],
    [{ op: 'remove', nodeId: 'nobody' }],
    [{ op: 'set', pointer: '/__proto__/x', value: 1 }],
  ])('refuses %j, whatever is permitted', (operations) => {
    expect(authorizeOperations(operations as readonly Operation[], () => true, journey).length).toBeGreaterThan(0);
  });
});
