/** A text that stands where a JSON value should, and the code it is refused with, wherever it stands. */
export interface HostileValue {
  readonly what: string;
  readonly text: string;
  readonly code: string;
}

/** Every kind of trouble that a text can make before anybody asks what it means. */
export const hostileValues: readonly HostileValue[] = [
  { what: '__proto__', text: '{"__proto__":{"polluted":true}}', code: 'key_forbidden' },
  { what: '__proto__ in escapes', text: '{"\\u005f_proto\\u005F_":{"polluted":true}}', code: 'key_forbidden' },
  { what: '__proto__ in a list', text: '[[{"__proto__":["polluted"]}]]', code: 'key_forbidden' },
  { what: 'constructor.prototype', text: '{"constructor":{"prototype":{"polluted":true}}}', code: 'key_forbidden' },
  { what: 'prototype', text: '{"prototype":null}', code: 'key_forbidden' },
  { what: 'a key twice', text: '{"a":1,"b":2,"a":3}', code: 'key_duplicate' },
  { what: 'a key twice, in two spellings', text: '{"type":"exit","t\\u0079pe":"action"}', code: 'key_duplicate' },
  { what: 'a key that is too long', text: `{"${'k'.repeat(257)}":1}`, code: 'key_too_long' },
  { what: 'a text that is too long', text: `"${'x'.repeat(100_001)}"`, code: 'text_too_long' },
  { what: 'lists in lists', text: '['.repeat(5_000) + ']'.repeat(5_000), code: 'document_too_deep' },
  { what: 'conditions in conditions', text: `${'{"not":'.repeat(5_000)}1${'}'.repeat(5_000)}`, code: 'document_too_deep' },
  { what: 'more values than allowed', text: `[${'0,'.repeat(100_000)}0]`, code: 'document_too_many_values' },
  { what: 'a number beyond floating point', text: '1e999', code: 'number_not_finite' },
  { what: 'a number below floating point', text: `-${'9'.repeat(400)}`, code: 'number_not_finite' },
  { what: 'a whole number that is not kept exactly', text: '9007199254740993', code: 'number_unsafe' },
  { what: 'half of a pair', text: '"\\ud83d"', code: 'text_not_unicode' },
  { what: 'half of a pair, unescaped', text: '"\udc00"', code: 'text_not_unicode' },
  { what: 'half of a pair in a key', text: '{"\\udfff":1}', code: 'text_not_unicode' },
  { what: 'NaN', text: 'NaN', code: 'json_invalid' },
  { what: 'a hexadecimal number', text: '0x10', code: 'json_invalid' },
  { what: 'a comment', text: '/* 1 */ 1', code: 'json_invalid' },
  { what: 'single quotes', text: "'x'", code: 'json_invalid' },
  { what: 'a comma too many', text: '[1,]', code: 'json_invalid' },
  { what: 'an escape that JSON does not have', text: '"\\x41"', code: 'json_invalid' },
  { what: 'a control character', text: '"a\u0000b"', code: 'json_invalid' },
];

/** Places in `fullJourney`: among them those whose content this release does not look into. */
export const hostilePlaces: readonly string[] = [
  '',
  '/id',
  '/tags/0',
  '/sendWindows/0/from',
  '/entry',
  '/entry/triggers/0/where',
  '/goal/when/where',
  '/exits/0',
  '/nodes',
  '/nodes/branch/cases/0/when/all/0/right',
  '/nodes/mail/input/nested/a/2',
  '/nodes/wait/until/0/duration',
  '/nodes/update/changes/1/value',
  '/nodes/acme-thing/own/deep',
  '/layout/pins/mail/x',
  '/meta/host/anything',
];
