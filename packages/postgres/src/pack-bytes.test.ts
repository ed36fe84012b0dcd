import { expect, it } from 'vitest';
import fc from 'fast-check';
import { createPacking, frame, unframe } from './pack-bytes.ts';

it('a row gives back the entries that were put into it', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 8 }), (entries) => {
      const packing = createPacking();
      packing.add(new Uint8Array([1, 2, 3]));
      const { at, size } = packing.add(...frame(entries));
      const row = packing.bytes().subarray(at - 1, at - 1 + size);

      expect(unframe(row, entries.length).map((entry) => [...entry])).toEqual(entries.map((entry) => [...entry]));
    }),
  );
});

it('a row that was erased gives as many entries without bytes', () => {
  expect(unframe(new Uint8Array(), 3).map((entry) => entry.byteLength)).toEqual([0, 0, 0]);
});
