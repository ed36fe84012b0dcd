import type { Contact, JsonObject, JsonValue } from '@sojourn/schema';
export function renderInput(
  input: JsonObject,
  _scope: { readonly contact: Contact; readonly entry: JsonValue; readonly result: JsonObject },
): { readonly ok: true; readonly input: JsonObject } | { readonly ok: false } {
  return { ok: true, input };
}
