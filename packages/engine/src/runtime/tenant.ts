import type { Tenant } from '../ports/store.ts';
import { JourneyError } from './journey-error.ts';

/** Brands a name as a tenant. @throws JourneyError `tenant_invalid` for an empty or long name, or one with control characters. */
export function toTenant(id: string): Tenant {
  if (!isName(id)) throw new JourneyError('tenant_invalid', 'A tenant is a text of 1 to 200 characters without control characters.');
  // Names are only branded here, after they were looked at.
  return id as Tenant;
}

/** Whether a value can name something in every store: 1 to 200 characters, no control characters, no half of a surrogate pair. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 200 && !/[\p{Cc}\p{Cs}]/u.test(value);
}
