import { inputName, leaseName } from '../history.ts';
import type { Check } from './check.ts';

/**
 * A fenced acknowledgement changes nothing: whoever has lost its lease is refused, what it had written is not there, and what it
 * had begun is not performed.
 */
export const fencedChangesNothing: Check = {
  invariant: 'a fenced acknowledgement changes nothing',
  *find({ run, decode }) {
    const holder = new Map<string, string>();
    const stored = new Map<string, string>();
    const fenced = new Set<string>();
    const gone = new Set<string>();
    for (const one of run.happenings) {
      if (one.kind === 'claimed') {
        for (const loaded of one.loaded) {
          const { contactId } = loaded.lease;
          holder.set(contactId, leaseName(loaded.lease));
          const contact = loaded.contact === null ? '' : decode(loaded.contact);
          if (fenced.has(contactId) && contact !== (stored.get(contactId) ?? ''))
            yield `${contactId} is not what it was before a write that was fenced.`;
          for (const input of loaded.inputs)
            if (gone.has(inputName(contactId, input))) yield `Input ${input.seq} of ${contactId} was consumed, and is there again.`;
        }
      }
      if (one.kind !== 'committed') continue;
      const { lease } = one.write;
      const isHeld = holder.get(lease.contactId) === leaseName(lease);
      if (one.result !== 'ok') {
        fenced.add(lease.contactId);
        continue;
      }
      if (!isHeld) yield `${one.by} wrote ${lease.contactId} under a lease that another had taken over.`;
      fenced.delete(lease.contactId);
      if (one.write.contact !== undefined) stored.set(lease.contactId, decode(one.write.contact));
      for (const input of one.loaded.inputs) if (one.write.consume.includes(input.seq)) gone.add(inputName(lease.contactId, input));
    }
  },
};
