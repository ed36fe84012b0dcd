import type { JsonObject } from '../values.ts';

/** The JSON Schema (2020-12) of a scenario: the same as `scenario.schema.json`. Made by scripts/generate-json-schemas.ts. */
export const scenarioJsonSchema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:sojourn:scenario',
  title: 'A journey test as data',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    name: { type: 'string' },
    start: {
      type: 'string',
      pattern:
        '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$',
    },
    contact: { $ref: '#/$defs/Contact' },
    script: {
      type: 'array',
      items: {
        anyOf: [
          {
            type: 'object',
            properties: {
              after: {
                type: 'string',
                pattern:
                  '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
              },
              at: {
                type: 'string',
                pattern:
                  '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$',
              },
              event: { type: 'string', minLength: 1 },
              data: { type: 'object', additionalProperties: {} },
              of: { type: 'string' },
            },
            required: ['event'],
            additionalProperties: false,
          },
          {
            type: 'object',
            properties: {
              after: {
                type: 'string',
                pattern:
                  '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
              },
              at: {
                type: 'string',
                pattern:
                  '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$',
              },
              contact: { $ref: '#/$defs/ContactPatch' },
            },
            required: ['contact'],
            additionalProperties: false,
          },
          {
            type: 'object',
            properties: {
              after: {
                type: 'string',
                pattern:
                  '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
              },
              at: {
                type: 'string',
                pattern:
                  '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$',
              },
              result: {
                type: 'object',
                properties: { node: { type: 'string' }, outcome: { type: 'string' }, data: { type: 'object', additionalProperties: {} } },
                required: ['node', 'outcome'],
                additionalProperties: false,
              },
            },
            required: ['result'],
            additionalProperties: false,
          },
          {
            type: 'object',
            properties: {
              after: {
                type: 'string',
                pattern:
                  '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
              },
              at: {
                type: 'string',
                pattern:
                  '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$',
              },
              decide: {
                type: 'object',
                properties: { node: { type: 'string' }, outcome: { type: 'string' } },
                required: ['node', 'outcome'],
                additionalProperties: false,
              },
            },
            required: ['decide'],
            additionalProperties: false,
          },
          {
            type: 'object',
            properties: {
              after: {
                type: 'string',
                pattern:
                  '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
              },
              at: {
                type: 'string',
                pattern:
                  '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$',
              },
              enroll: {
                type: 'object',
                properties: { journey: { type: 'string' }, key: { type: 'string' }, data: { type: 'object', additionalProperties: {} } },
                additionalProperties: false,
              },
            },
            required: ['enroll'],
            additionalProperties: false,
          },
        ],
      },
    },
    choices: { type: 'object', additionalProperties: { type: ['string', 'boolean'] } },
    results: {
      type: 'object',
      additionalProperties: {
        anyOf: [
          { type: 'object', properties: { error: { type: 'string' } }, required: ['error'], additionalProperties: false },
          {
            type: 'object',
            properties: { outcome: { type: 'string' }, data: { type: 'object', additionalProperties: {} } },
            additionalProperties: false,
          },
        ],
      },
    },
    expect: {
      type: 'object',
      properties: {
        path: { type: 'array', items: { type: 'string' } },
        effects: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              node: { type: 'string' },
              at: {
                type: 'string',
                pattern:
                  '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$',
              },
            },
            required: ['node'],
            additionalProperties: false,
          },
        },
        notEffects: { type: 'array', items: { type: 'string' } },
        end: { type: 'string' },
        refused: { type: 'string' },
      },
      additionalProperties: false,
    },
  },
  required: ['name', 'start', 'contact', 'script'],
  additionalProperties: false,
  $defs: {
    Contact: {
      type: 'object',
      properties: {
        id: { type: 'string', minLength: 1 },
        timezone: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_+-]*(?:\\/[A-Za-z0-9_+-]+)*$' },
        attributes: { type: 'object', additionalProperties: {} },
        consent: { type: 'object', additionalProperties: { type: 'string' } },
        tags: { type: 'array', items: { type: 'string' } },
        segments: { type: 'array', items: { type: 'string' } },
      },
      required: ['id'],
      additionalProperties: false,
      title: 'A contact',
    },
    ContactPatch: {
      type: 'object',
      properties: {
        set: { type: 'object', additionalProperties: {} },
        unset: { type: 'array', items: { type: 'string' } },
        increment: { type: 'object', additionalProperties: { type: 'number' } },
        add: { type: 'object', additionalProperties: {} },
        remove: { type: 'object', additionalProperties: {} },
        consent: { type: 'object', additionalProperties: { type: 'string' } },
        timezone: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_+-]*(?:\\/[A-Za-z0-9_+-]+)*$' },
        tags: { type: 'array', items: { type: 'string' } },
        segments: { type: 'array', items: { type: 'string' } },
      },
      additionalProperties: false,
      title: 'Changes of some fields of a contact',
    },
  },
};
