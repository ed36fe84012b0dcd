import { at, bodies, claim, claimOne, commitOk, input, tenant, timer, writeAll } from './builders.ts';
import type { StoreCheck } from './check.ts';
import { expectSame, expectTrue } from './expect.ts';

const a = tenant('a');

/** Intake: durable when answered, in order, once per id. */
export const appendChecks: readonly StoreCheck[] = [
  {
    name: 'append answers when the inputs can be claimed, in arrival order per contact',
    async run(store) {
      const answer = await store.append(a, [
        input('c1', at(0), { body: 1 }),
        input('c2', at(0), { body: 2 }),
        input('c1', at(0), { body: 3 }),
      ]);
      await store.append(a, [input('c1', at(0), { body: 4 })]);
      const batch = await claim(store, at(0));
      expectSame(answer, [true, true, true], 'The answer');
      expectSame(bodies(batch.find((one) => one.lease.contactId === 'c1')?.inputs ?? []), [1, 3, 4], 'Inputs of c1');
      expectSame(bodies(batch.find((one) => one.lease.contactId === 'c2')?.inputs ?? []), [2], 'Inputs of c2');
    },
  },
  {
    name: 'a dedupe id is taken once: across calls, within a call, and at the same time',
    async run(store) {
      const first = await store.append(a, [
        input('c', at(0), { dedupe: 'e1' }),
        input('c', at(0), { dedupe: 'e1' }),
        input('c', at(0), { dedupe: 'e2' }),
      ]);
      const second = await store.append(a, [input('c', at(1), { dedupe: 'e1' }), input('other', at(1), { dedupe: 'e2' })]);
      const atOnce = await Promise.all(Array.from({ length: 12 }, () => store.append(a, [input('c', at(1), { dedupe: 'e3' })])));
      expectSame(first, [true, false, true], 'Within a call');
      expectSame(second, [false, false], 'Across calls');
      expectSame(atOnce.flat().filter(Boolean).length, 1, 'Taken at the same time');
      expectSame((await claimOne(store, at(2))).inputs.length, 3, 'Inputs kept');
    },
  },
  {
    name: 'a dedupe id is remembered for thirty days, also after its input was consumed',
    async run(store) {
      await store.append(a, [input('c', at(0), { dedupe: 'e1' })]);
      await commitOk(store, writeAll(await claimOne(store, at(0))));
      const again = await store.append(a, [input('c', at(29 * 86_400), { dedupe: 'e1' })]);
      expectSame(again, [false], 'The answer 29 days later');
      expectSame(await claim(store, at(30 * 86_400)), [], 'What is due');
    },
  },
  {
    name: 'dedupe ids and contacts of two tenants are apart',
    async run(store) {
      const one = await store.append(a, [input('c', at(0), { dedupe: 'e1', body: 'a' })]);
      const other = await store.append(tenant('b'), [input('c', at(0), { dedupe: 'e1', body: 'b' })]);
      const batch = await claim(store, at(0));
      expectSame([one, other], [[true], [true]], 'The answers');
      for (const owner of ['a', 'b']) {
        const own = batch.find((loaded) => loaded.lease.tenant === owner);
        expectSame(bodies(own?.inputs ?? []), [owner], `What tenant ${owner} has`);
      }
    },
  },
  {
    name: 'arrived is the later of due and the last arrived, so order never goes back',
    async run(store) {
      await store.append(a, [input('c', at(10), { body: 'first' })]);
      await store.append(a, [input('c', at(5), { body: 'a clock that is behind' })]);
      await store.append(a, [input('c', at(12), { body: 'third' })]);
      const { inputs } = await claimOne(store, at(20));
      expectSame(bodies(inputs), ['first', 'a clock that is behind', 'third'], 'The order');
      expectSame(
        inputs.map((one) => one.arrived),
        [at(10), at(10), at(12)],
        'arrived',
      );
      expectTrue(
        inputs.every((one, index) => index === 0 || one.seq > (inputs[index - 1]?.seq ?? 0n)),
        'seq rises per contact',
      );
    },
  },
  {
    name: 'arrived does not go back after everything was consumed',
    async run(store) {
      await store.append(a, [input('c', at(10))]);
      await commitOk(store, writeAll(await claimOne(store, at(10))));
      await store.append(a, [input('c', at(3))]);
      expectSame(
        (await claimOne(store, at(11))).inputs.map((one) => one.arrived),
        [at(10)],
        'arrived',
      );
    },
  },
  {
    name: 'bodies come back as they were, whatever JSON they hold',
    async run(store) {
      const body: unknown = JSON.parse(
        '{"text":"räksmörgås 😀 \\u0000 \\" \\\\ { , } NULL","__proto__":{"x":1},"constructor":[],"deep":[[{"n":-0.5e-7}]],"none":null,"":""}',
      );
      await store.append(a, [
        input('c {,"\\} ö', at(0), { body, dedupe: 'NULL', lane: 'effect' }),
        timer('c {,"\\} ö', 'wait:"x",{y}', at(0), { body }),
      ]);
      const loaded = await claimOne(store, at(0));
      expectSame(loaded.lease.contactId, 'c {,"\\} ö', 'The contact');
      expectSame(
        loaded.inputs.map((one) => JSON.stringify(one.body)),
        [JSON.stringify(body), JSON.stringify(body)],
        'The bodies',
      );
      expectSame(
        loaded.inputs.map((one) => [one.lane, one.timer ?? null]),
        [
          ['effect', null],
          ['input', 'wait:"x",{y}'],
        ],
        'Lane and timer',
      );
    },
  },
  {
    name: 'an input that arrives while its contact is leased wakes it after the commit',
    async run(store) {
      await store.append(a, [input('c', at(0), { body: 1 })]);
      const loaded = await claimOne(store, at(0));
      await store.append(a, [input('c', at(1), { body: 2 })]);
      expectSame(await claim(store, at(1)), [], 'A claim while it is leased');
      await commitOk(store, writeAll(loaded));
      expectSame(bodies((await claimOne(store, at(1))).inputs), [2], 'The next inputs');
    },
  },
  {
    name: 'many contacts appended at once from several callers are all there',
    async run(store) {
      const lists = Array.from({ length: 6 }, (_, caller) =>
        Array.from({ length: 30 }, (_one, n) => input(`c${(n * 7 + caller) % 30}`, at(0), { dedupe: `${caller}:${n}`, body: caller })),
      );
      await Promise.all(lists.map((list) => store.append(a, list)));
      const batch = await claim(store, at(0));
      expectSame(batch.length, 30, 'Contacts');
      expectTrue(
        batch.every((one) => one.inputs.length === 6),
        'Each contact has one input of each caller',
      );
    },
  },
];
