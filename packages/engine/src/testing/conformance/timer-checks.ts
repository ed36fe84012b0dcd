import { at, bodies, bytes, claim, claimOne, commitOk, input, tenant, timer, write, writeAll } from './builders.ts';
import type { StoreCheck } from './check.ts';
import { expectSame } from './expect.ts';

const a = tenant('a');

/** Timers: named per contact, replaceable, clearable. */
export const timerChecks: readonly StoreCheck[] = [
  {
    name: 'a timer of the same name is replaced, of another name or contact it is not',
    async run(store) {
      await store.append(a, [input('c', at(0)), input('d', at(0))]);
      for (const loaded of await claim(store, at(0))) {
        const { contactId } = loaded.lease;
        await commitOk(
          store,
          writeAll(loaded, { timers: [timer(contactId, 't', at(10), { body: 1 }), timer(contactId, 'u', at(10), { body: 2 })] }),
        );
      }
      await store.append(a, [input('c', at(1), { body: 0 })]);
      const loaded = await claimOne(store, at(1));
      await commitOk(store, writeAll(loaded, { timers: [timer('c', 't', at(20), { body: 3 })] }));
      const early = await claim(store, at(10));
      const dueOf = (id: string): unknown[] => bodies(early.find((one) => one.lease.contactId === id)?.inputs ?? []);
      expectSame([dueOf('c'), dueOf('d')], [[2], [1, 2]], 'Due at the first instant');
      for (const one of early) await commitOk(store, writeAll(one));
      expectSame(bodies((await claimOne(store, at(20))).inputs), [3], 'Due at the second');
    },
  },
  {
    name: 'a timer that is cleared never fires',
    async run(store) {
      await store.append(a, [timer('c', 't', at(10)), timer('c', 'u', at(11)), input('c', at(0))]);
      await commitOk(store, writeAll(await claimOne(store, at(0)), { clear: ['t', 'never set'] }));
      expectSame(await store.nextDue(), at(11), 'The next due');
      expectSame(
        (await claimOne(store, at(30))).inputs.map((one) => one.timer),
        ['u'],
        'What fires',
      );
    },
  },
  {
    name: 'a timer that fired can be set again in the commit that consumes it, also to an earlier instant than others',
    async run(store) {
      await store.append(a, [timer('c', 't', at(5)), timer('c', 'u', at(50))]);
      await commitOk(store, writeAll(await claimOne(store, at(5)), { timers: [timer('c', 't', at(8), { body: 'again' })] }));
      expectSame(await store.nextDue(), at(8), 'The next due');
      expectSame(bodies((await claimOne(store, at(8))).inputs), ['again'], 'What fires');
    },
  },
  {
    name: 'a timer that is cleared and set in one commit is set',
    async run(store) {
      await store.append(a, [timer('c', 't', at(5)), input('c', at(0))]);
      await commitOk(store, writeAll(await claimOne(store, at(0)), { clear: ['t'], timers: [timer('c', 't', at(7))] }));
      expectSame(await store.nextDue(), at(7), 'The next due');
    },
  },
  {
    name: 'the due of a timer does not make later arrivals later',
    async run(store) {
      await store.append(a, [timer('c', 't', at(100)), input('c', at(1))]);
      expectSame(
        (await claimOne(store, at(1))).inputs.map((one) => one.arrived),
        [at(1)],
        'arrived',
      );
    },
  },
  {
    name: 'many timers are claimed in the order of their due, and each once',
    async run(store) {
      await store.append(
        a,
        Array.from({ length: 40 }, (_, n) => input(`c${n}`, at(0))),
      );
      const batch = await claim(store, at(0));
      await store.commit(
        batch.map((one, n) => writeAll(one, { contact: bytes('x'), timers: [timer(one.lease.contactId, 't', at(100 + ((n * 17) % 40)))] })),
      );
      const order: number[] = [];
      for (let next = await claim(store, at(200), { contacts: 7 }); next.length > 0; next = await claim(store, at(200), { contacts: 7 })) {
        order.push(...next.flatMap((one) => one.inputs.map((row) => row.due)).toSorted((one, other) => one - other));
        await store.commit(next.map((one) => write(one.lease, { consume: one.inputs.map((row) => row.seq) })));
      }
      expectSame(
        order,
        Array.from({ length: 40 }, (_, n) => at(100 + n)),
        'The order',
      );
    },
  },
];
