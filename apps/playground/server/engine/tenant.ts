import type { Tenant } from '@sojourn/engine';

/** The demo has one tenant, the engine's default one. */
export const tenant = 'default' as Tenant;
