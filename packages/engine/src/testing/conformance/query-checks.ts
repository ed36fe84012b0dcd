import type { Store } from '../../ports/store.ts';
import { at, bytes, claim, enrollment, input, tenant, writeAll } from './builders.ts';
import type { StoreCheck } from './check.ts';
import { expectSame, expectTrue } from './expect.ts';

const a = tenant('a');
const b = tenant('b');

async function fill(store: Store): Promise<void> {
  await store.append(
    a,
    Array.from({ length: 5 }, (_, n) => input(`c${n}`, at(0))),
  );
  await store.append(b, [input('c0', at(0))]);
  const writes = (await claim(store, at(0))).map((loaded) => {
    const { tenant: owner, contactId } = loaded.lease;
    const rows = [0, 1].map((n) =>
      enrollment(`${contactId}-${n}`, {
        journeyId: n === 0 ? 'j' : 'k',
        version: contactId === 'c4' ? 2 : 1,
        nodeId: n === 0 ? 'wait' : null,
        live: n === 0,
        status: n === 0 ? 'live' : 'ended',
      }),
    );
    return writeAll(loaded, { contact: bytes(`${owner} ${contactId}`), enrollments: rows });
  });
  expectSame(
    await store.commit(writes),
    writes.map(() => 'ok'),
    'Filling the store',
  );
}

async function idsOf(store: Store, query: Omit<Parameters<Store['enrollments']>[1], 'limit'>): Promise<string[]> {
  return (await store.enrollments(a, { ...query, limit: 100 })).rows.map((row) => row.id);
}

/** Reading: lists in pages, logs, counts, documents, counters. */
export const queryChecks: readonly StoreCheck[] = [
  {
    name: 'enrollments are listed by id, in pages without gap or overlap, of one tenant',
    async run(store) {
      await fill(store);
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.enrollments(a, { limit: 3, ...(after === undefined ? {} : { after }) });
        expectTrue(page.rows.length > 0 && page.rows.length <= 3, 'A page holds one to `limit` rows');
        seen.push(...page.rows.map((row) => row.id));
        after = page.next;
      } while (after !== undefined);
      expectSame(seen, ['c0-0', 'c0-1', 'c1-0', 'c1-1', 'c2-0', 'c2-1', 'c3-0', 'c3-1', 'c4-0', 'c4-1'], 'The enrollments');
    },
  },
  {
    name: 'enrollments are found by id, contact, journey, node and status, alone and together',
    async run(store) {
      await fill(store);
      expectSame(await idsOf(store, { id: 'c1-0' }), ['c1-0'], 'By id');
      expectSame(await idsOf(store, { contactId: 'c2' }), ['c2-0', 'c2-1'], 'By contact');
      expectSame(await idsOf(store, { journeyId: 'k' }), ['c0-1', 'c1-1', 'c2-1', 'c3-1', 'c4-1'], 'By journey');
      expectSame(await idsOf(store, { nodeId: 'wait', contactId: 'c3' }), ['c3-0'], 'By node and contact');
      expectSame(await idsOf(store, { status: 'ended', journeyId: 'j' }), [], 'By status and journey');
      expectSame(await idsOf(store, { id: 'c1-0', journeyId: 'k' }), [], 'By id in another journey');
      expectSame(await idsOf(store, { journeyId: 'no such journey' }), [], 'Of an unknown journey');
    },
  },
  {
    name: 'enrollments are counted per node and status, of a journey or one version of it',
    async run(store) {
      await fill(store);
      expectSame(await store.count(a, { journeyId: 'j' }), [{ nodeId: 'wait', status: 'live', count: 5 }], 'Of a journey');
      expectSame(await store.count(a, { journeyId: 'k', version: 2 }), [{ nodeId: null, status: 'ended', count: 1 }], 'Of a version');
      expectSame(await store.count(b, { journeyId: 'j' }), [{ nodeId: 'wait', status: 'live', count: 1 }], 'Of another tenant');
      expectSame(await store.count(a, { journeyId: 'x' }), [], 'Of an unknown journey');
    },
  },
  {
    name: 'contacts with a state are listed by id in pages, or found by id',
    async run(store) {
      await fill(store);
      await store.append(a, [input('c9', at(0))]);
      const first = await store.contacts(a, { limit: 3 });
      const second = await store.contacts(a, { limit: 3, ...(first.next === undefined ? {} : { after: first.next }) });
      expectSame(
        [...first.rows, ...second.rows].map((row) => row.id),
        ['c0', 'c1', 'c2', 'c3', 'c4'],
        'The contacts',
      );
      expectSame(second.next, undefined, 'After the last page');
      expectSame(await store.contacts(a, { id: 'c1', limit: 1 }), { rows: [{ id: 'c1', value: bytes('a c1') }] }, 'By id');
      expectSame(await store.contacts(b, { id: 'c1', limit: 1 }), { rows: [] }, 'Of another tenant');
    },
  },
  {
    name: 'a log is read in order, after a number, up to a limit, per stream and tenant',
    async run(store) {
      await store.append(a, [input('c', at(0))]);
      await store.append(b, [input('c', at(0))]);
      const batch = await claim(store, at(0));
      await store.commit(
        batch.map((one) =>
          writeAll(one, { log: [1, 2, 3, 4].map((seq) => ({ stream: 's', seq, entry: bytes(`${one.lease.tenant}${seq}`) })) }),
        ),
      );
      expectSame(await store.log(a, 's', 0, 10), ['a1', 'a2', 'a3', 'a4'].map(bytes), 'All');
      expectSame(await store.log(a, 's', 1, 2), ['a2', 'a3'].map(bytes), 'Two after the first');
      expectSame(await store.log(b, 's', 3, 10), [bytes('b4')], 'Of another tenant');
      expectSame(await store.log(a, 'unknown', 0, 10), [], 'Of an unknown stream');
    },
  },
  {
    name: 'a document is set only over the revision that was read',
    async run(store) {
      const value = { text: 'ö \u0000', list: [1, null], __proto__: null };
      expectSame(await store.get(a, 'k', 'd'), null, 'At first');
      const results = await Promise.all(Array.from({ length: 5 }, () => store.put(a, 'k', 'd', 0, value)));
      expectSame(results.filter(Boolean).length, 1, 'Of five at once');
      expectSame(await store.get(a, 'k', 'd'), { revision: 1, value: { text: 'ö \u0000', list: [1, null] } }, 'The first revision');
      expectSame(
        [
          await store.put(a, 'k', 'd', 0, 1),
          await store.put(a, 'k', 'd', 1, 'two'),
          await store.put(a, 'k', 'd', 1, 3),
          await store.put(a, 'k', 'e', 1, 4),
        ],
        [false, true, false, false],
        'Later ones',
      );
      expectSame(await store.get(a, 'k', 'd'), { revision: 2, value: 'two' }, 'The second revision');
    },
  },
  {
    name: 'documents are listed by kind and id, of one tenant',
    async run(store) {
      await store.put(a, 'k', 'z', 0, 1);
      await store.put(a, 'k', 'b', 0, null);
      await store.put(a, 'l', 'c', 0, 3);
      await store.put(b, 'k', 'd', 0, 4);
      expectSame(
        await store.list(a, 'k'),
        [
          { id: 'b', revision: 1, value: null },
          { id: 'z', revision: 1, value: 1 },
        ],
        'The list',
      );
      expectSame(await store.list(a, 'none'), [], 'Of another kind');
    },
  },
  {
    name: 'a counter grants up to its limit, in parts, and no more at the same time',
    async run(store) {
      expectSame(await store.take(a, 'x', 3, 5), 3, 'The first three of five');
      expectSame(await store.take(a, 'x', 3, 5), 2, 'The next three');
      expectSame(
        [await store.take(a, 'x', 1, 5), await store.take(a, 'y', 1, 5), await store.take(b, 'x', 9, 5)],
        [0, 1, 5],
        'Full, another bucket, another tenant',
      );
      const atOnce = await Promise.all(Array.from({ length: 10 }, () => store.take(a, 'z', 3, 10)));
      expectSame(
        atOnce.reduce((sum, granted) => sum + granted, 0),
        10,
        'Granted at the same time',
      );
    },
  },
];
