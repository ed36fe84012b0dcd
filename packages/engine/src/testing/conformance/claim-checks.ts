import type { Store } from '../../ports/store.ts';
import { at, bodies, bytes, claim, claimOne, commitOk, enrollment, ids, input, tenant, timer, write, writeAll } from './builders.ts';
import type { StoreCheck } from './check.ts';
import { expectSame, expectTrue } from './expect.ts';

const a = tenant('a');

async function appendMany(store: Store, name: string, count: number, due: (n: number) => number): Promise<void> {
  await store.append(
    tenant(name),
    Array.from({ length: count }, (_, n) => input(`${name}${String(n).padStart(3, '0')}`, due(n))),
  );
}

/** Leases: exclusive, fenced, in due order, fair. */
export const claimChecks: readonly StoreCheck[] = [
  {
    name: 'nothing is claimed before it is due',
    async run(store) {
      await store.append(a, [timer('c', 't', at(10))]);
      expectSame(await claim(store, at(9)), [], 'A claim too early');
      expectSame(ids(await claim(store, at(10))), ['c'], 'A claim at the instant');
    },
  },
  {
    name: 'a contact under a live lease is not claimed; an expired lease is taken over with a higher token',
    async run(store) {
      await store.append(a, [input('c', at(0))]);
      const [first] = await claim(store, at(0), { leaseMs: 10_000 });
      expectSame(await claim(store, at(9)), [], 'A claim during the lease');
      const second = await claimOne(store, at(10));
      expectTrue(first !== undefined && second.lease.token > first.lease.token, 'The token rises');
      expectSame(second.inputs.length, 1, 'Inputs of the take-over');
    },
  },
  {
    name: 'claims at the same time share no contact',
    async run(store) {
      await appendMany(store, 'a', 60, () => at(0));
      const batches = await Promise.all(Array.from({ length: 8 }, () => claim(store, at(0), { contacts: 10 })));
      const all = batches.flatMap(ids);
      expectSame(new Set(all).size, all.length, 'Contacts claimed once');
      expectTrue(
        batches.every((batch) => batch.length <= 10),
        'A claim keeps to its bound',
      );
    },
  },
  {
    name: 'the contacts that are due first are claimed first',
    async run(store) {
      await appendMany(store, 'a', 20, (n) => at(20 - n));
      const batch = await claim(store, at(30), { contacts: 5 });
      expectSame(ids(batch), ['a015', 'a016', 'a017', 'a018', 'a019'], 'The first five');
    },
  },
  {
    name: 'a claim brings due inputs of every lane, by due and then seq, and not those due later',
    async run(store) {
      await store.append(a, [
        timer('c', 'late', at(9)),
        timer('c', 'third', at(3)),
        timer('c', 'first', at(1), { lane: 'effect' }),
        input('c', at(3)),
        input('c', at(4)),
      ]);
      const { inputs } = await claimOne(store, at(5));
      expectSame(
        inputs.map((one) => [one.timer ?? 'input', one.due]),
        [
          ['first', at(1)],
          ['third', at(3)],
          ['input', at(3)],
          ['input', at(4)],
        ],
        'The inputs',
      );
    },
  },
  {
    name: 'only contacts whose first due input is in the lanes are claimed',
    async run(store) {
      await store.append(a, [
        timer('effects', 'begin', at(1), { lane: 'effect' }),
        input('effects', at(2)),
        input('inputs', at(1)),
        timer('inputs', 'begin', at(2), { lane: 'effect' }),
      ]);
      const first = await claim(store, at(5), { lanes: ['input'] });
      expectSame(ids(first), ['inputs'], 'The input lane');
      expectSame(first[0]?.inputs.length, 2, 'Inputs of every lane');
      expectSame(ids(await claim(store, at(5), { lanes: ['effect'] })), ['effects'], 'The effect lane');
    },
  },
  {
    name: 'a claim brings the contact and its live enrollments',
    async run(store) {
      await store.append(a, [input('c', at(0))]);
      const fresh = await claimOne(store, at(0));
      await commitOk(
        store,
        writeAll(fresh, { contact: bytes('ann'), enrollments: [enrollment('e1'), enrollment('e2', { live: false, status: 'ended' })] }),
      );
      await store.append(a, [input('c', at(1))]);
      const loaded = await claimOne(store, at(1));
      expectSame([fresh.contact, fresh.enrollments], [null, []], 'A contact nothing is known of');
      expectSame(loaded.contact, bytes('ann'), 'The contact');
      expectSame(loaded.enrollments, [enrollment('e1')], 'The live enrollments');
    },
  },
  {
    name: 'a released contact can be claimed at once, and its former lease writes nothing',
    async run(store) {
      await store.append(a, [input('c', at(0))]);
      const first = await claimOne(store, at(0));
      await store.release([first.lease]);
      expectSame(await store.commit([write(first.lease, { contact: bytes('x') })]), ['fenced'], 'A commit after the release');
      const second = await claimOne(store, at(0));
      await store.release([first.lease]);
      expectSame(await claim(store, at(0)), [], 'A claim after a stale release');
      expectSame(second.contact, null, 'The contact');
    },
  },
  {
    name: 'a contact released until an instant is kept back until then, whatever arrives',
    async run(store) {
      await store.append(a, [input('c', at(0)), input('other', at(0))]);
      const batch = await claim(store, at(0));
      await store.release(
        batch.filter((one) => one.lease.contactId === 'c').map((one) => one.lease),
        at(50),
      );
      await store.release(batch.filter((one) => one.lease.contactId === 'other').map((one) => one.lease));
      await store.append(a, [input('c', at(1))]);
      expectSame(ids(await claim(store, at(49))), ['other'], 'Claimed before');
      expectSame(bodies((await claimOne(store, at(50))).inputs).length, 2, 'Inputs claimed then');
    },
  },
  {
    name: 'nextDue is the earliest that can be claimed: a due, or the end of a lease',
    async run(store) {
      expectSame(await store.nextDue(), null, 'Of an empty store');
      await store.append(a, [timer('c', 't', at(20))]);
      await store.append(tenant('b'), [timer('c', 't', at(15))]);
      expectSame(await store.nextDue(), at(15), 'Of two tenants');
      const [loaded] = await claim(store, at(15), { leaseMs: 60_000 });
      expectSame(await store.nextDue(), at(20), 'While the first is leased');
      if (loaded !== undefined) await commitOk(store, writeAll(loaded));
      const second = await claimOne(store, at(20));
      expectSame(await store.nextDue(), at(80), 'While all are leased');
      await commitOk(store, writeAll(second));
      expectSame(await store.nextDue(), null, 'When nothing is left');
    },
  },
  {
    name: 'a tenant with many contacts due does not keep a small one waiting',
    async run(store) {
      await appendMany(store, 'large', 200, () => at(0));
      await appendMany(store, 'small', 3, () => at(5));
      const batch = await claim(store, at(10), { contacts: 20 });
      expectSame(batch.length, 20, 'Contacts claimed');
      expectSame(ids(batch).filter((id) => id.startsWith('small')).length, 3, 'Of the small tenant');
    },
  },
];
