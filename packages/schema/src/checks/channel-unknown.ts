import type { Check } from './check.ts';
import { unknownName } from './unknown-name.ts';

/** A channel that the catalog does not have: its consent is always missing. */
export const channelUnknown: Check = {
  code: 'channel_unknown',
  severity: 'error',
  *run({ catalog, mentions }) {
    const known = catalog.channels ?? {};
    for (const mention of mentions.mentions) {
      if (mention.kind !== 'channel' || mention.name === '' || Object.hasOwn(known, mention.name)) continue;
      yield unknownName(mention, mention.name, Object.keys(known));
    }
  },
};
