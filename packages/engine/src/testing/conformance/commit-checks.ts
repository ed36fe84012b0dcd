import type { Loaded, Store } from '../../ports/store.ts';
import { at, bodies, bytes, claim, claimOne, commitOk, enrollment, ids, input, tenant, timer, write, writeAll } from './builders.ts';
import type { StoreCheck } from './check.ts';
import { expectRejection, expectSame } from './expect.ts';

const a = tenant('a');

async function claimed(store: Store, ...contacts: readonly string[]): Promise<readonly Loaded[]> {
  await store.append(
    a,
    contacts.map((id) => input(id, at(0))),
  );
  const batch = await claim(store, at(0));
  return contacts.map((id) => {
    const loaded = batch.find((one) => one.lease.contactId === id);
    if (loaded === undefined) throw new Error(`Contact ${id} was not claimed`);
    return loaded;
  });
}

async function stateOf(store: Store, id: string): Promise<Uint8Array | null> {
  return (await store.contacts(a, { id, limit: 1 })).rows[0]?.value ?? null;
}

/** Commits: one transaction, fenced, one live enrollment per identity. */
export const commitChecks: readonly StoreCheck[] = [
  {
    name: 'a commit writes states, enrollments and log, consumes inputs and frees the contact',
    async run(store) {
      const [loaded] = await claimed(store, 'c');
      if (loaded === undefined) return;
      await commitOk(
        store,
        writeAll(loaded, {
          contact: bytes('ann'),
          enrollments: [enrollment('e1')],
          log: [
            { stream: 'e1', seq: 1, entry: bytes('in') },
            { stream: 'e1', seq: 2, entry: bytes('on') },
          ],
        }),
      );
      expectSame(await stateOf(store, 'c'), bytes('ann'), 'The contact');
      expectSame((await store.enrollments(a, { limit: 10 })).rows, [{ ...enrollment('e1'), contactId: 'c' }], 'The enrollment');
      expectSame(await store.log(a, 'e1', 0, 10), [bytes('in'), bytes('on')], 'The log');
      expectSame(await claim(store, at(100)), [], 'What is due');
    },
  },
  {
    name: 'a stale lease is fenced: nothing of it is written, and the others of the batch are',
    async run(store) {
      await store.append(a, [input('c', at(0)), input('d', at(0))]);
      const stale = await claim(store, at(0), { leaseMs: 1_000 });
      const fresh = await claim(store, at(5));
      const [old] = stale.filter((one) => one.lease.contactId === 'c');
      const [other] = fresh.filter((one) => one.lease.contactId === 'd');
      if (old === undefined || other === undefined) throw new Error('Both contacts are claimed twice');
      const lost = writeAll(old, {
        contact: bytes('stale'),
        enrollments: [enrollment('e1')],
        log: [{ stream: 'e1', seq: 1, entry: bytes('x') }],
        send: [input('d', at(0))],
      });
      expectSame(await store.commit([lost, writeAll(other, { contact: bytes('fine') })]), ['fenced', 'ok'], 'The results');
      expectSame([await stateOf(store, 'c'), await stateOf(store, 'd')], [null, bytes('fine')], 'The contacts');
      expectSame([(await store.enrollments(a, { limit: 10 })).rows, await store.log(a, 'e1', 0, 10)], [[], []], 'Enrollments and log');
      const rightful = fresh.find((one) => one.lease.contactId === 'c');
      expectSame(rightful === undefined ? [] : await store.commit([writeAll(rightful)]), ['ok'], 'The rightful holder');
    },
  },
  {
    name: 'a lease writes once: a second commit with it is fenced',
    async run(store) {
      const [loaded] = await claimed(store, 'c');
      if (loaded === undefined) return;
      await commitOk(store, writeAll(loaded, { contact: bytes('one') }));
      expectSame(await store.commit([writeAll(loaded, { contact: bytes('two') })]), ['fenced'], 'The second commit');
      expectSame(await stateOf(store, 'c'), bytes('one'), 'The contact');
    },
  },
  {
    name: 'of two commits of one contact at the same time, one is written',
    async run(store) {
      const [loaded] = await claimed(store, 'c');
      if (loaded === undefined) return;
      const results = await Promise.all(
        ['one', 'two', 'three'].map((text) =>
          store.commit([writeAll(loaded, { contact: bytes(text), log: [{ stream: 's', seq: 1, entry: bytes(text) }] })]),
        ),
      );
      expectSame(results.flat().toSorted(), ['fenced', 'fenced', 'ok'], 'The results');
      expectSame(await store.log(a, 's', 0, 10), [await stateOf(store, 'c')], 'Log and contact are of the same commit');
    },
  },
  {
    name: 'an identity that is taken leaves the contact out whole, and the others of the batch in',
    async run(store) {
      const [first, second, third] = await claimed(store, 'c1', 'c2', 'c3');
      if (first === undefined || second === undefined || third === undefined) return;
      await commitOk(store, writeAll(first, { enrollments: [enrollment('e1', { identity: 'same' })] }));
      const taken = writeAll(second, {
        contact: bytes('x'),
        enrollments: [enrollment('e2', { identity: 'same' })],
        log: [{ stream: 'e2', seq: 1, entry: bytes('x') }],
      });
      const otherJourney = writeAll(third, { contact: bytes('y'), enrollments: [enrollment('e3', { identity: 'same', journeyId: 'k' })] });
      expectSame(await store.commit([taken, otherJourney]), ['duplicate', 'ok'], 'The results');
      expectSame([await stateOf(store, 'c2'), await stateOf(store, 'c3')], [null, bytes('y')], 'The contacts');
      expectSame(
        (await store.enrollments(a, { limit: 10 })).rows.map((row) => row.id),
        ['e1', 'e3'],
        'The enrollments',
      );
      expectSame(await store.log(a, 'e2', 0, 10), [], 'The log');
      await store.release([second.lease]);
      expectSame((await claimOne(store, at(1))).inputs.length, 1, 'Inputs kept');
    },
  },
  {
    name: 'an identity taken twice in one batch is written once',
    async run(store) {
      const [first, second] = await claimed(store, 'c1', 'c2');
      if (first === undefined || second === undefined) return;
      const results = await store.commit([
        writeAll(first, { enrollments: [enrollment('e1', { identity: 'same' })] }),
        writeAll(second, { enrollments: [enrollment('e2', { identity: 'same' })] }),
      ]);
      expectSame(results, ['ok', 'duplicate'], 'The results');
      expectSame(
        (await store.enrollments(a, { limit: 10 })).rows.map((row) => row.id),
        ['e1'],
        'The enrollments',
      );
    },
  },
  {
    name: 'an identity is free again when its enrollment has ended, also within one commit',
    async run(store) {
      const [first] = await claimed(store, 'c');
      if (first === undefined) return;
      await commitOk(store, writeAll(first, { enrollments: [enrollment('e1', { identity: 'same' })] }));
      const [second] = await claimed(store, 'c');
      if (second === undefined) return;
      const ended = enrollment('e1', { identity: 'same', live: false, status: 'ended' });
      await commitOk(store, writeAll(second, { enrollments: [enrollment('e2', { identity: 'same' }), ended] }));
      const [third] = await claimed(store, 'c');
      expectSame(
        third?.enrollments.map((row) => row.id),
        ['e2'],
        'Live enrollments',
      );
    },
  },
  {
    name: 'an enrollment that ends under another identity frees the one it had',
    async run(store) {
      const [first, second] = await claimed(store, 'c', 'd');
      if (first === undefined || second === undefined) return;
      await commitOk(store, writeAll(first, { enrollments: [enrollment('e1', { identity: 'one' })] }));
      const third = (await claimed(store, 'c'))[0];
      if (third === undefined) return;
      await commitOk(store, writeAll(third, { enrollments: [enrollment('e1', { identity: 'other', live: false, status: 'ended' })] }));
      await commitOk(store, writeAll(second, { enrollments: [enrollment('e2', { identity: 'one' })] }));
    },
  },
  {
    name: 'an enrollment that another contact writes is that one’s from then on',
    async run(store) {
      const [first, second] = await claimed(store, 'c', 'd');
      if (first === undefined || second === undefined) return;
      await commitOk(store, writeAll(first, { enrollments: [enrollment('e1', { identity: 'c' })] }));
      const [third] = await claimed(store, 'c');
      if (third === undefined) return;
      const leaving = enrollment('e1', { identity: 'e1', live: false });
      await commitOk(store, writeAll(third, { enrollments: [leaving], send: [input('d', at(0), { body: 'it' })] }));
      await commitOk(store, writeAll(second, { enrollments: [enrollment('e1', { identity: 'd' })] }));
      expectSame((await store.enrollments(a, { contactId: 'c', limit: 10 })).rows, [], 'Enrollments of the one before');
      const row = { ...enrollment('e1', { identity: 'd' }), contactId: 'd' };
      expectSame((await store.enrollments(a, { contactId: 'd', limit: 10 })).rows, [row], 'Enrollments of the other');
      const batch = await claimed(store, 'c', 'd');
      expectSame(
        batch.map((one) => one.enrollments.map(({ id }) => id)),
        [[], ['e1']],
        'Live enrollments',
      );
    },
  },
  {
    name: 'a commit that is refused as a whole writes nothing at all',
    async run(store) {
      const [first, second] = await claimed(store, 'c1', 'c2');
      if (first === undefined || second === undefined) return;
      await commitOk(store, write(first.lease, { log: [{ stream: 's', seq: 1, entry: bytes('first') }] }));
      const again = await claimOne(store, at(1));
      const fine = writeAll(second, { contact: bytes('x'), log: [{ stream: 't', seq: 1, entry: bytes('x') }] });
      const broken = writeAll(again, { log: [{ stream: 's', seq: 1, entry: bytes('again') }] });
      await expectRejection(store.commit([fine, broken]), 'A log is append-only: writing an entry again is refused');
      expectSame(
        [await stateOf(store, 'c2'), await store.log(a, 't', 0, 10), await store.log(a, 's', 0, 10)],
        [null, [], [bytes('first')]],
        'What was written',
      );
      expectSame(await store.commit([fine]), ['ok'], 'The lease still holds');
    },
  },
  {
    name: 'inputs sent to other contacts arrive with the commit, once per dedupe id',
    async run(store) {
      const [loaded] = await claimed(store, 'c');
      if (loaded === undefined) return;
      await commitOk(
        store,
        writeAll(loaded, {
          send: [
            input('d', at(1), { dedupe: 's1', body: 1 }),
            input('d', at(1), { dedupe: 's1', body: 2 }),
            input('c', at(1), { body: 3 }),
          ],
        }),
      );
      const batch = await claim(store, at(1));
      expectSame(ids(batch), ['c', 'd'], 'Contacts woken');
      const sentTo = (id: string): unknown[] => bodies(batch.find((one) => one.lease.contactId === id)?.inputs ?? []);
      expectSame([sentTo('c'), sentTo('d')], [[3], [1]], 'What was sent');
    },
  },
  {
    name: 'an erasing commit drops the timers and what the logs of the contact say, and keeps what came later',
    async run(store) {
      const [first] = await claimed(store, 'c');
      if (first === undefined) return;
      await commitOk(
        store,
        write(first.lease, {
          consume: [],
          contact: bytes('ann'),
          enrollments: [enrollment('e1')],
          log: [
            { stream: 'e1', seq: 1, entry: bytes('secret') },
            { stream: 'refusals:c:j', seq: 1, entry: bytes('secret') },
            { stream: 'refusals:cc:j', seq: 1, entry: bytes('other') },
            { stream: 'inputs:c', seq: 1, entry: bytes('secret') },
            { stream: 'inputs:cc', seq: 1, entry: bytes('other') },
          ],
          timers: [timer('c', 'soon', at(1)), timer('c', 'late', at(50))],
        }),
      );
      const second = await claimOne(store, at(1));
      await store.append(a, [input('c', at(2), { body: 'later' })]);
      await commitOk(
        store,
        write(second.lease, {
          consume: second.inputs.flatMap((one) => (one.timer === undefined ? [one.seq] : [])),
          erase: true,
          contact: bytes('tombstone'),
          enrollments: [enrollment('e1', { live: false, status: 'ended' })],
          log: [
            { stream: 'e1', seq: 2, entry: new Uint8Array() },
            { stream: 'e1', seq: 3, entry: bytes('ended') },
          ],
        }),
      );
      const [third, ...others] = await claim(store, at(100));
      expectSame([bodies(third?.inputs ?? []), others], [['later'], []], 'Inputs');
      const empty = new Uint8Array();
      expectSame(await store.log(a, 'e1', 0, 10), [empty, empty, bytes('ended')], 'The log of the enrollment');
      expectSame(
        [...(await store.log(a, 'refusals:c:j', 0, 10)), ...(await store.log(a, 'inputs:c', 0, 10))],
        [empty, empty],
        'Its other logs',
      );
      const untouched = [...(await store.log(a, 'refusals:cc:j', 0, 10)), ...(await store.log(a, 'inputs:cc', 0, 10))];
      expectSame(untouched, [bytes('other'), bytes('other')], 'Another contact');
    },
  },
];
