import { at, bodies, claim, claimOne, commitOk, input, tenant, timer, writeAll } from './builders.ts';
import type { StoreCheck } from './check.ts';
import { expectSame } from './expect.ts';

const a = tenant('a');
const inbox = '\u{1}job:launch:j';

/** What the engine's jobs rest on: an inbox of their own, and timers that are appended. */
export const jobChecks: readonly StoreCheck[] = [
  {
    name: 'an inbox that has no state is claimed like any other, whatever its name, and is no contact',
    async run(store) {
      await store.append(a, [input(inbox, at(0), { body: 1 })]);
      const loaded = await claimOne(store, at(0));
      expectSame([loaded.lease.contactId, loaded.contact, bodies(loaded.inputs)], [inbox, null, [1]], 'What is claimed');
      await commitOk(store, writeAll(loaded, { timers: [timer(inbox, 'job', at(60), { body: 2 })] }));
      expectSame([await claim(store, at(59)), await store.nextDue()], [[], at(60)], 'What is due before its timer');
      expectSame(bodies((await claimOne(store, at(60))).inputs), [2], 'What is due at its timer');
      expectSame((await store.contacts(a, { limit: 10 })).rows, [], 'The contacts');
    },
  },
  {
    name: 'a timer that is appended takes the place of the one of its name, also when it is due already',
    async run(store) {
      await store.append(a, [timer('c', 't', at(50), { body: 1 })]);
      await store.append(a, [timer('c', 't', at(10), { body: 2 }), timer('c', 'u', at(20), { body: 3 })]);
      await store.append(a, [input('c', at(30), { body: 4 })]);
      const { inputs } = await claimOne(store, at(30));
      expectSame(
        inputs.map(({ body, due }) => [body, due]),
        [
          [2, at(10)],
          [3, at(20)],
          [4, at(30)],
        ],
        'What is due',
      );
    },
  },
];
