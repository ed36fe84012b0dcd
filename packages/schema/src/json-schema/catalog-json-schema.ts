import type { JsonObject } from '../values.ts';

/** The JSON Schema (2020-12) of a catalog: the same as `catalog.schema.json`. Made by scripts/generate-json-schemas.ts. */
export const catalogJsonSchema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:sojourn:catalog',
  title: 'What a host offers to journeys',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    catalogVersion: { type: 'number', const: 1 },
    attributes: {
      type: 'object',
      propertyNames: { type: 'string', minLength: 1 },
      additionalProperties: {
        type: 'object',
        properties: {
          type: { type: 'string', enum: ['number', 'text', 'boolean', 'date', 'datetime', 'list'] },
          label: { type: 'string' },
          description: { type: 'string' },
          values: { type: 'array', items: {} },
          min: { type: 'number' },
          max: { type: 'number' },
          integer: { type: 'boolean' },
          of: { type: 'string', enum: ['number', 'text', 'boolean', 'date', 'datetime'] },
          required: { type: 'boolean' },
          owner: { type: 'string', enum: ['host', 'engine'] },
        },
        required: ['type'],
        additionalProperties: false,
      },
    },
    events: {
      type: 'object',
      propertyNames: { type: 'string', minLength: 1 },
      additionalProperties: {
        type: 'object',
        properties: {
          label: { type: 'string' },
          keep: {
            type: 'string',
            pattern:
              '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
          },
          data: { type: 'object', propertyNames: { type: 'string', minLength: 1 }, additionalProperties: { $ref: '#/$defs/Field' } },
        },
        additionalProperties: false,
      },
    },
    actions: {
      type: 'object',
      propertyNames: { type: 'string', minLength: 1 },
      additionalProperties: {
        type: 'object',
        properties: {
          label: { type: 'string' },
          summary: { type: 'string' },
          icon: { type: 'string' },
          channel: { type: 'string' },
          message: { type: 'boolean' },
          category: { type: 'string' },
          input: { type: 'object', additionalProperties: {} },
          outcomes: { type: 'array', items: { type: 'string', minLength: 1 } },
          output: { type: 'object', propertyNames: { type: 'string', minLength: 1 }, additionalProperties: { $ref: '#/$defs/Field' } },
          emits: { type: 'array', items: { type: 'string' } },
          idempotent: { type: 'boolean' },
          timeout: {
            type: 'string',
            pattern:
              '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
          },
          onUncertain: { type: 'string', enum: ['retry', 'hold', 'skip'] },
          callToAction: { type: 'boolean' },
          deprecated: { type: 'object', properties: { use: { type: 'string' } }, additionalProperties: false },
        },
        additionalProperties: false,
      },
    },
    segments: {
      type: 'object',
      propertyNames: { type: 'string', minLength: 1 },
      additionalProperties: {
        type: 'object',
        properties: { label: { type: 'string' }, when: { $ref: '#/$defs/Condition' } },
        additionalProperties: false,
      },
    },
    channels: {
      type: 'object',
      propertyNames: { type: 'string', minLength: 1 },
      additionalProperties: {
        type: 'object',
        properties: { label: { type: 'string' }, consent: { type: 'boolean' } },
        additionalProperties: false,
      },
    },
    calendar: {
      type: 'object',
      properties: {
        holidays: { type: 'array', items: { type: 'string', pattern: '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$' } },
      },
      additionalProperties: false,
    },
    journeys: {
      type: 'object',
      propertyNames: { type: 'string', minLength: 1 },
      additionalProperties: {
        type: 'object',
        properties: { state: { type: 'string', enum: ['draft', 'live', 'paused', 'archived'] } },
        additionalProperties: false,
      },
    },
  },
  required: ['catalogVersion'],
  additionalProperties: false,
  $defs: {
    Field: {
      type: 'object',
      properties: {
        type: { type: 'string', enum: ['number', 'text', 'boolean', 'date', 'datetime', 'list'] },
        label: { type: 'string' },
        description: { type: 'string' },
        values: { type: 'array', items: {} },
        min: { type: 'number' },
        max: { type: 'number' },
        integer: { type: 'boolean' },
        of: { type: 'string', enum: ['number', 'text', 'boolean', 'date', 'datetime'] },
        required: { type: 'boolean' },
      },
      required: ['type'],
      additionalProperties: false,
      title: 'A typed field',
    },
    Condition: {
      anyOf: [
        {
          type: 'object',
          properties: { all: { type: 'array', items: { $ref: '#/$defs/Condition' } } },
          required: ['all'],
          additionalProperties: false,
        },
        {
          type: 'object',
          properties: { any: { type: 'array', items: { $ref: '#/$defs/Condition' } } },
          required: ['any'],
          additionalProperties: false,
        },
        { type: 'object', properties: { not: { $ref: '#/$defs/Condition' } }, required: ['not'], additionalProperties: false },
        {
          type: 'object',
          properties: {
            left: { $ref: '#/$defs/Operand' },
            op: {
              type: 'string',
              enum: [
                'eq',
                'neq',
                'gt',
                'gte',
                'lt',
                'lte',
                'between',
                'in',
                'notIn',
                'contains',
                'notContains',
                'startsWith',
                'endsWith',
                'matches',
                'exists',
                'missing',
                'before',
                'after',
                'on',
                'includesAny',
                'includesAll',
                'includesNone',
              ],
            },
            right: {
              anyOf: [
                { $ref: '#/$defs/Operand' },
                { type: ['string', 'number', 'boolean', 'null'] },
                { type: 'array', items: { type: ['string', 'number', 'boolean', 'null'] } },
              ],
            },
            orMissing: { type: 'boolean' },
          },
          required: ['left', 'op'],
          additionalProperties: false,
        },
      ],
      title: 'A condition: all, any, not, or one comparison',
    },
    Operand: {
      anyOf: [
        { type: 'object', properties: { attribute: { type: 'string' } }, required: ['attribute'], additionalProperties: false },
        { type: 'object', properties: { entry: { type: 'string' } }, required: ['entry'], additionalProperties: false },
        { type: 'object', properties: { trigger: { type: 'boolean', const: true } }, required: ['trigger'], additionalProperties: false },
        { type: 'object', properties: { event: { type: 'string' } }, required: ['event'], additionalProperties: false },
        { type: 'object', properties: { result: { type: 'string' } }, required: ['result'], additionalProperties: false },
        { type: 'object', properties: { tag: { type: 'string' } }, required: ['tag'], additionalProperties: false },
        { type: 'object', properties: { segment: { type: 'string' } }, required: ['segment'], additionalProperties: false },
        { type: 'object', properties: { consent: { type: 'string' } }, required: ['consent'], additionalProperties: false },
        {
          type: 'object',
          properties: { now: { type: 'string', enum: ['date', 'time', 'weekday'] } },
          required: ['now'],
          additionalProperties: false,
        },
        {
          type: 'object',
          properties: {
            count: {
              type: 'object',
              properties: {
                event: { type: 'string' },
                where: { $ref: '#/$defs/Condition' },
                within: {
                  type: 'string',
                  pattern:
                    '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
                },
                since: { type: 'string', pattern: '^(?:entry|node:[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100})$' },
                of: { type: 'string' },
              },
              required: ['event'],
              additionalProperties: false,
            },
          },
          required: ['count'],
          additionalProperties: false,
        },
        {
          type: 'object',
          properties: {
            sum: {
              type: 'object',
              properties: {
                event: { type: 'string' },
                where: { $ref: '#/$defs/Condition' },
                within: {
                  type: 'string',
                  pattern:
                    '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
                },
                since: { type: 'string', pattern: '^(?:entry|node:[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100})$' },
                of: { type: 'string' },
                path: { type: 'string' },
              },
              required: ['event', 'path'],
              additionalProperties: false,
            },
          },
          required: ['sum'],
          additionalProperties: false,
        },
        {
          type: 'object',
          properties: {
            last: {
              type: 'object',
              properties: { event: { type: 'string' }, where: { $ref: '#/$defs/Condition' } },
              required: ['event'],
              additionalProperties: false,
            },
          },
          required: ['last'],
          additionalProperties: false,
        },
        {
          type: 'object',
          properties: {
            ago: {
              type: 'string',
              pattern:
                '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
            },
          },
          required: ['ago'],
          additionalProperties: false,
        },
        {
          type: 'object',
          properties: {
            in: {
              type: 'string',
              pattern:
                '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
            },
          },
          required: ['in'],
          additionalProperties: false,
        },
      ],
      title: 'Where a comparison takes a value from: an object with one key that says what it is',
    },
  },
};
