import type { Store } from '@sojourn/engine';
import type { ChangeFeed } from '../change-feed.ts';

/** A store that tells the feed what it committed: every change of a contact or an enrollment goes through `commit`. */
export function watchStore(store: Store, feed: ChangeFeed): Store {
  const watched: Partial<Store> = {
    async commit(writes) {
      const results = await store.commit(writes);
      if (results.includes('ok')) feed.tell('enrollments');
      return results;
    },
    async append(tenant, inputs) {
      const accepted = await store.append(tenant, inputs);
      if (accepted.includes(true)) feed.tell('contacts');
      return accepted;
    },
  };
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(Object.hasOwn(watched, name) ? watched : target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
