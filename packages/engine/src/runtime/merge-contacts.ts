import type { Problem } from '@sojourn/schema';
import type { InputBody } from '../core/inputs.ts';
import type { Tenant } from '../ports/store.ts';
import type { Accepted } from './engine.ts';
import { finding, refuseFindings } from './finding.ts';
import { append, toInput } from './intake.ts';
import { checkRequest } from './read-request.ts';
import type { Runtime } from './runtime.ts';
import { isName } from './tenant.ts';

/** Puts the merge into the inbox of the contact that goes over: what arrived before it is applied there, what arrives after it goes on. */
export async function mergeContacts(
  runtime: Runtime,
  tenant: Tenant,
  request: { readonly id: string; readonly from: string; readonly into: string; readonly by?: string },
): Promise<Accepted> {
  checkRequest(request, 'The merge', { id: 'text', from: 'text', into: 'text', by: 'optional text' });
  const { id, from, into } = request;
  const problems: Problem[] = [];
  for (const [field, value] of Object.entries({ from, into }))
    if (!isName(value))
      problems.push(finding('value_invalid', `/${field}`, { expected: 'a text of 1 to 200 characters without control characters' }));
  if (from === into) problems.push(finding('value_invalid', '/into', { expected: 'another contact' }));
  refuseFindings('request_invalid', 'The merge', problems);
  const body: InputBody = { type: 'merge', into };
  const [accepted] = await append(runtime, tenant, [toInput(runtime, from, body, `merge:${id}`)]);
  return accepted ?? { accepted: false };
}
