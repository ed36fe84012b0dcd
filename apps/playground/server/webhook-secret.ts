import { randomBytes } from 'node:crypto';
import type { Store } from '@sojourn/engine';
import { tenant } from './engine/tenant.ts';

/** The secret that the demo's sender and receiver share; made at the first start and kept. A host takes it from its vault. */
export async function readWebhookSecret(store: Store): Promise<string> {
  await store.put(tenant, 'playground', 'webhook-secret', 0, `whsec_${randomBytes(32).toString('base64')}`);
  const stored = await store.get(tenant, 'playground', 'webhook-secret');
  if (typeof stored?.value !== 'string') throw new Error('The webhook secret could not be stored.');
  return stored.value;
}
