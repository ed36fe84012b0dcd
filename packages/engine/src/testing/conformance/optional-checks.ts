import { at, bytes, claim, claimOne, commitOk, enrollment, input, tenant, timer, writeAll } from './builders.ts';
import type { StoreCheck } from './check.ts';
import { expectSame } from './expect.ts';

const a = tenant('a');
const b = tenant('b');

/** What a store may leave out; if it is there, it keeps to this. */
export const optionalChecks: readonly StoreCheck[] = [
  {
    name: 'forgetting, if the store can, takes ended enrollments away with their logs, and nothing else',
    async run(store) {
      if (store.forget === undefined) return;
      await store.append(a, [input('c', at(0))]);
      await commitOk(
        store,
        writeAll(await claimOne(store, at(0)), {
          contact: bytes('ann'),
          enrollments: [enrollment('live'), ...['old', 'kept'].map((id) => enrollment(id, { live: false, status: 'ended' }))],
          log: ['live', 'old', 'kept'].map((stream) => ({ stream, seq: 1, entry: bytes(stream) })),
        }),
      );
      expectSame(await store.forget(b, ['old']), 0, 'Of another tenant');
      expectSame(await store.forget(a, ['live', 'old', 'no such', 'old']), 1, 'How many were forgotten');
      expectSame(await store.forget(a, ['old']), 0, 'Again');
      expectSame(
        (await store.enrollments(a, { limit: 10 })).rows.map(({ id }) => id),
        ['kept', 'live'],
        'Enrollments left',
      );
      expectSame(
        await Promise.all(['live', 'old', 'kept'].map((stream) => store.log(a, stream, 0, 10))),
        [[bytes('live')], [], [bytes('kept')]],
        'Logs left',
      );
    },
  },
  {
    name: 'the backlog, if the store tells it, is what is due and in nobody’s hands, by lane',
    async run(store) {
      if (store.backlog === undefined) return;
      expectSame(await store.backlog(a, at(9)), { oldest: null, inputs: 0, effects: 0 }, 'Of an empty store');
      await store.append(a, [
        input('in-hand', at(1)),
        input('one', at(2)),
        input('two', at(3)),
        timer('effect', 't', at(4), { lane: 'effect' }),
        timer('later', 't', at(50)),
      ]);
      await store.append(b, [input('c', at(0))]);
      await claim(store, at(1), { contacts: 2 });
      expectSame(await store.backlog(a, at(9)), { oldest: at(2), inputs: 2, effects: 1 }, 'The backlog');
      expectSame(await store.backlog(a, at(3)), { oldest: at(2), inputs: 2, effects: 0 }, 'At an earlier instant');
    },
  },
];
