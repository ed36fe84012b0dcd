import type { InputBody } from '../core/inputs.ts';
import type { Tenant } from '../ports/store.ts';
import { unicodeText } from './copy-json.ts';
import { finding, refuseFindings } from './finding.ts';
import { append, toInput } from './intake.ts';
import { checkRequest } from './read-request.ts';
import type { Runtime } from './runtime.ts';
import { isName } from './tenant.ts';

/** Puts the deletion into the contact's inbox: what arrived before it is applied, what arrives after it is of a new person. */
export async function deleteContact(
  runtime: Runtime,
  tenant: Tenant,
  contactId: string,
  options: { readonly id?: string; readonly by?: string },
): Promise<void> {
  checkRequest(options, 'The options of the deletion', { id: 'optional text', by: 'optional text' });
  if (!isName(contactId))
    refuseFindings('request_invalid', 'The deletion', [
      finding('value_invalid', '/id', { expected: 'a text of 1 to 200 characters without control characters' }),
    ]);
  const { id, by } = options;
  const body: InputBody = { type: 'delete', ...(by === undefined ? {} : { by: unicodeText(by) }) };
  await append(runtime, tenant, [toInput(runtime, contactId, body, id === undefined ? undefined : `delete:${id}`)]);
}
