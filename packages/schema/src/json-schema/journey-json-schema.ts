import type { JsonObject } from '../values.ts';

/** The JSON Schema (2020-12) of a journey: the same as `journey.schema.json`. Made by scripts/generate-json-schemas.ts. */
export const journeyJsonSchema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:sojourn:journey',
  title: 'A journey',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    schemaVersion: { type: 'number', const: 1 },
    id: { type: 'string', pattern: '^[^\\s:\\u0000-\\u001f\\u007f]{1,100}$' },
    name: { type: 'string' },
    description: { type: 'string' },
    owner: { type: 'string' },
    folder: { type: 'string' },
    tags: { type: 'array', items: { type: 'string' } },
    expiresOn: { type: 'string', pattern: '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$' },
    timezone: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_+-]*(?:\\/[A-Za-z0-9_+-]+)*$' },
    fallbackTimezone: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_+-]*(?:\\/[A-Za-z0-9_+-]+)*$' },
    priority: { type: 'number' },
    seed: { type: 'string' },
    sendWindows: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          weekdays: { minItems: 1, type: 'array', items: { type: 'string', enum: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] } },
          from: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
          to: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
        },
        required: ['from', 'to'],
        additionalProperties: false,
      },
    },
    blockedDates: { type: 'array', items: { type: 'string', pattern: '^(?:\\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$' } },
    entry: {
      type: 'object',
      properties: {
        triggers: {
          type: 'array',
          items: {
            oneOf: [
              { $ref: '#/$defs/EventTrigger' },
              { $ref: '#/$defs/AbsenceTrigger' },
              { $ref: '#/$defs/AttributeTrigger' },
              { $ref: '#/$defs/SegmentTrigger' },
              { $ref: '#/$defs/DateTrigger' },
              { $ref: '#/$defs/InactivityTrigger' },
              { $ref: '#/$defs/ScheduleTrigger' },
              { $ref: '#/$defs/ManualTrigger' },
              { $ref: '#/$defs/JourneyTrigger' },
            ],
          },
        },
        criteria: { $ref: '#/$defs/Condition' },
        reentry: {
          type: 'object',
          properties: {
            mode: { type: 'string', enum: ['never', 'afterExit', 'perKey', 'always'] },
            after: {
              type: 'string',
              pattern:
                '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
            },
          },
          required: ['mode'],
          additionalProperties: false,
        },
        key: { type: 'string' },
        holdout: { type: 'number', minimum: 0, maximum: 100 },
        rollout: { type: 'number', minimum: 0, maximum: 100 },
        limit: {
          type: 'object',
          properties: {
            count: { type: 'integer', minimum: 1, maximum: 9007199254740991 },
            per: {
              type: 'string',
              pattern:
                '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
            },
          },
          required: ['count', 'per'],
          additionalProperties: false,
        },
        start: { type: ['string', 'null'] },
      },
      required: ['triggers', 'reentry', 'start'],
      additionalProperties: false,
    },
    goal: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        when: {
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
            {
              type: 'object',
              properties: { event: { type: 'string' }, where: { $ref: '#/$defs/Condition' }, of: { type: 'string' } },
              required: ['event'],
              additionalProperties: false,
            },
          ],
        },
        within: {
          type: 'string',
          pattern:
            '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
        },
        onReached: { type: 'string', enum: ['exit', 'continue'] },
        value: { type: 'string' },
      },
      required: ['name', 'when', 'onReached'],
      additionalProperties: false,
    },
    exits: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: { type: 'string', pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' },
          name: { type: 'string' },
          when: {
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
              {
                type: 'object',
                properties: { event: { type: 'string' }, where: { $ref: '#/$defs/Condition' }, of: { type: 'string' } },
                required: ['event'],
                additionalProperties: false,
              },
            ],
          },
        },
        required: ['id', 'when'],
        additionalProperties: false,
      },
    },
    suppression: {
      type: 'object',
      properties: { when: { $ref: '#/$defs/Condition' }, then: { type: 'string', enum: ['exit', 'hold'] } },
      required: ['when', 'then'],
      additionalProperties: false,
    },
    nodes: {
      type: 'object',
      propertyNames: { pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' },
      additionalProperties: { $ref: '#/$defs/Node' },
    },
    layout: {
      type: 'object',
      properties: {
        flow: { type: 'string', enum: ['down', 'right'] },
        pins: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            properties: { x: { type: 'number' }, y: { type: 'number' } },
            required: ['x', 'y'],
            additionalProperties: false,
          },
        },
      },
      additionalProperties: false,
    },
    meta: { type: 'object', additionalProperties: {} },
  },
  required: ['schemaVersion', 'id', 'name', 'timezone', 'entry', 'nodes'],
  additionalProperties: false,
  if: { required: ['timezone'], properties: { timezone: { const: 'contact' } } },
  then: { required: ['fallbackTimezone'] },
  $defs: {
    EventTrigger: {
      type: 'object',
      properties: {
        id: { type: 'string', pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' },
        type: { type: 'string', const: 'event' },
        event: { type: 'string' },
        where: { $ref: '#/$defs/Condition' },
      },
      required: ['id', 'type', 'event'],
      additionalProperties: false,
      title: 'A trigger of the type event',
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
    AbsenceTrigger: {
      type: 'object',
      properties: {
        id: { type: 'string', pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' },
        type: { type: 'string', const: 'absence' },
        event: { type: 'string' },
        where: { $ref: '#/$defs/Condition' },
        without: { type: 'array', items: { type: 'string' } },
        within: {
          type: 'string',
          pattern:
            '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
        },
      },
      required: ['id', 'type', 'event', 'without', 'within'],
      additionalProperties: false,
      title: 'A trigger of the type absence',
    },
    AttributeTrigger: {
      type: 'object',
      properties: {
        id: { type: 'string', pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' },
        type: { type: 'string', const: 'attribute' },
        attribute: { type: 'string' },
        from: {},
        to: {},
        crosses: {
          anyOf: [
            { type: 'object', properties: { above: { type: 'number' } }, required: ['above'], additionalProperties: false },
            { type: 'object', properties: { below: { type: 'number' } }, required: ['below'], additionalProperties: false },
          ],
        },
      },
      required: ['id', 'type', 'attribute'],
      additionalProperties: false,
      title: 'A trigger of the type attribute',
    },
    SegmentTrigger: {
      type: 'object',
      properties: {
        id: { type: 'string', pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' },
        type: { type: 'string', const: 'segment' },
        when: { $ref: '#/$defs/Condition' },
        segment: { type: 'string' },
        on: { type: 'string', enum: ['start', 'stop'] },
        existing: { type: 'boolean' },
      },
      required: ['id', 'type', 'on'],
      additionalProperties: false,
      title: 'A trigger of the type segment',
      oneOf: [{ required: ['when'] }, { required: ['segment'] }],
    },
    DateTrigger: {
      type: 'object',
      properties: {
        id: { type: 'string', pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' },
        type: { type: 'string', const: 'date' },
        attribute: { type: 'string' },
        offset: {
          type: 'string',
          pattern:
            '^-?P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
        },
        at: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
        yearly: { type: 'boolean' },
        existing: { type: 'boolean' },
      },
      required: ['id', 'type', 'attribute', 'at'],
      additionalProperties: false,
      title: 'A trigger of the type date',
    },
    InactivityTrigger: {
      type: 'object',
      properties: {
        id: { type: 'string', pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' },
        type: { type: 'string', const: 'inactivity' },
        attribute: { type: 'string' },
        after: {
          type: 'string',
          pattern:
            '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
        },
        existing: { type: 'boolean' },
      },
      required: ['id', 'type', 'attribute', 'after'],
      additionalProperties: false,
      title: 'A trigger of the type inactivity',
    },
    ScheduleTrigger: {
      type: 'object',
      properties: {
        id: { type: 'string', pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' },
        type: { type: 'string', const: 'schedule' },
        cron: { type: 'string' },
        rrule: { type: 'string' },
        when: { $ref: '#/$defs/Condition' },
      },
      required: ['id', 'type', 'when'],
      additionalProperties: false,
      title: 'A trigger of the type schedule',
      oneOf: [{ required: ['cron'] }, { required: ['rrule'] }],
    },
    ManualTrigger: {
      type: 'object',
      properties: {
        id: { type: 'string', pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' },
        type: { type: 'string', const: 'manual' },
      },
      required: ['id', 'type'],
      additionalProperties: false,
      title: 'A trigger of the type manual',
    },
    JourneyTrigger: {
      type: 'object',
      properties: {
        id: { type: 'string', pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' },
        type: { type: 'string', const: 'journey' },
      },
      required: ['id', 'type'],
      additionalProperties: false,
      title: 'A trigger of the type journey',
    },
    ActionNode: {
      type: 'object',
      properties: {
        type: { type: 'string', const: 'action' },
        name: { type: 'string' },
        note: { type: 'string' },
        outlets: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
        meta: { type: 'object', additionalProperties: {} },
        action: { type: 'string' },
        input: { type: 'object', additionalProperties: {} },
        category: { type: 'string' },
        retry: {
          type: 'object',
          properties: {
            attempts: { type: 'integer', minimum: 1, maximum: 9007199254740991 },
            first: {
              type: 'string',
              pattern:
                '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
            },
            most: {
              type: 'string',
              pattern:
                '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
            },
          },
          required: ['attempts', 'first', 'most'],
          additionalProperties: false,
        },
        onUncertain: { type: 'string', enum: ['retry', 'hold', 'skip'] },
      },
      required: ['type', 'action'],
      additionalProperties: false,
      title: 'A step of the type action',
    },
    UpdateNode: {
      type: 'object',
      properties: {
        type: { type: 'string', const: 'update' },
        name: { type: 'string' },
        note: { type: 'string' },
        outlets: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
        meta: { type: 'object', additionalProperties: {} },
        changes: {
          type: 'array',
          items: {
            anyOf: [
              {
                type: 'object',
                properties: {
                  op: { type: 'string', enum: ['set', 'unset', 'add', 'remove', 'increment'] },
                  attribute: { type: 'string' },
                  value: {},
                },
                required: ['op', 'attribute'],
                additionalProperties: false,
              },
              {
                type: 'object',
                properties: { op: { type: 'string', enum: ['add', 'remove'] }, tag: { type: 'string' } },
                required: ['op', 'tag'],
                additionalProperties: false,
              },
            ],
          },
        },
      },
      required: ['type', 'changes'],
      additionalProperties: false,
      title: 'A step of the type update',
    },
    BranchNode: {
      type: 'object',
      properties: {
        type: { type: 'string', const: 'branch' },
        name: { type: 'string' },
        note: { type: 'string' },
        outlets: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
        meta: { type: 'object', additionalProperties: {} },
        cases: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: {
                type: 'string',
                allOf: [
                  { pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' },
                  { pattern: '^(?!(?:next|else|missing|past|failed|withheld|overdue|approved|rejected)$)' },
                ],
              },
              name: { type: 'string' },
              when: { $ref: '#/$defs/Condition' },
            },
            required: ['id', 'when'],
            additionalProperties: false,
          },
        },
      },
      required: ['type', 'cases'],
      additionalProperties: false,
      title: 'A step of the type branch',
    },
    SwitchNode: {
      type: 'object',
      properties: {
        type: { type: 'string', const: 'switch' },
        name: { type: 'string' },
        note: { type: 'string' },
        outlets: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
        meta: { type: 'object', additionalProperties: {} },
        on: { $ref: '#/$defs/Operand' },
        cases: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: {
                type: 'string',
                allOf: [
                  { pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' },
                  { pattern: '^(?!(?:next|else|missing|past|failed|withheld|overdue|approved|rejected)$)' },
                ],
              },
              name: { type: 'string' },
              value: {},
            },
            required: ['id', 'value'],
            additionalProperties: false,
          },
        },
      },
      required: ['type', 'on', 'cases'],
      additionalProperties: false,
      title: 'A step of the type switch',
    },
    SplitNode: {
      type: 'object',
      properties: {
        type: { type: 'string', const: 'split' },
        name: { type: 'string' },
        note: { type: 'string' },
        outlets: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
        meta: { type: 'object', additionalProperties: {} },
        arms: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: {
                type: 'string',
                allOf: [
                  { pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' },
                  { pattern: '^(?!(?:next|else|missing|past|failed|withheld|overdue|approved|rejected)$)' },
                ],
              },
              name: { type: 'string' },
              weight: { type: 'number' },
            },
            required: ['id', 'weight'],
            additionalProperties: false,
          },
        },
        per: { type: 'string', enum: ['contact', 'enrollment'] },
      },
      required: ['type', 'arms'],
      additionalProperties: false,
      title: 'A step of the type split',
    },
    WaitNode: {
      type: 'object',
      properties: {
        type: { type: 'string', const: 'wait' },
        name: { type: 'string' },
        note: { type: 'string' },
        outlets: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
        meta: { type: 'object', additionalProperties: {} },
        until: {
          type: 'array',
          items: {
            oneOf: [
              {
                type: 'object',
                properties: {
                  id: {
                    type: 'string',
                    allOf: [{ pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' }, { pattern: '^(?!(?:past|missing)$)' }],
                  },
                  type: { type: 'string', const: 'duration' },
                  duration: {
                    type: 'string',
                    pattern:
                      '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
                  },
                  at: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
                  weekdays: {
                    minItems: 1,
                    type: 'array',
                    items: { type: 'string', enum: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] },
                  },
                },
                required: ['id', 'type', 'duration'],
                additionalProperties: false,
              },
              {
                type: 'object',
                properties: {
                  id: {
                    type: 'string',
                    allOf: [{ pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' }, { pattern: '^(?!(?:past|missing)$)' }],
                  },
                  type: { type: 'string', const: 'date' },
                  on: { $ref: '#/$defs/Operand' },
                  offset: {
                    type: 'string',
                    pattern:
                      '^-?P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
                  },
                  at: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
                },
                required: ['id', 'type', 'on'],
                additionalProperties: false,
              },
              {
                type: 'object',
                properties: {
                  id: {
                    type: 'string',
                    allOf: [{ pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' }, { pattern: '^(?!(?:past|missing)$)' }],
                  },
                  type: { type: 'string', const: 'time' },
                  at: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
                  window: {
                    type: 'object',
                    properties: {
                      from: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
                      to: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
                    },
                    required: ['from', 'to'],
                    additionalProperties: false,
                  },
                  weekdays: {
                    minItems: 1,
                    type: 'array',
                    items: { type: 'string', enum: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] },
                  },
                },
                required: ['id', 'type'],
                additionalProperties: false,
                oneOf: [{ required: ['at'] }, { required: ['window'] }],
              },
              {
                type: 'object',
                properties: {
                  id: {
                    type: 'string',
                    allOf: [{ pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' }, { pattern: '^(?!(?:past|missing)$)' }],
                  },
                  type: { type: 'string', const: 'event' },
                  event: { type: 'string' },
                  where: { $ref: '#/$defs/Condition' },
                  since: { type: 'string', pattern: '^(?:entry|node:[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100})$' },
                  of: { type: 'string' },
                },
                required: ['id', 'type', 'event'],
                additionalProperties: false,
              },
              {
                type: 'object',
                properties: {
                  id: {
                    type: 'string',
                    allOf: [{ pattern: '^[^\\s.:#/~\\u0000-\\u001f\\u007f]{1,100}$' }, { pattern: '^(?!(?:past|missing)$)' }],
                  },
                  type: { type: 'string', const: 'condition' },
                  when: { $ref: '#/$defs/Condition' },
                  edge: { type: 'boolean' },
                },
                required: ['id', 'type', 'when'],
                additionalProperties: false,
              },
            ],
          },
          contains: { required: ['type'], properties: { type: { const: 'date' } } },
          minContains: 0,
          maxContains: 1,
        },
      },
      required: ['type', 'until'],
      additionalProperties: false,
      title: 'A step of the type wait',
    },
    TaskNode: {
      type: 'object',
      properties: {
        type: { type: 'string', const: 'task' },
        name: { type: 'string' },
        note: { type: 'string' },
        outlets: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
        meta: { type: 'object', additionalProperties: {} },
        title: { type: 'string' },
        input: { type: 'object', additionalProperties: {} },
        assignee: { type: 'string' },
        backup: { type: 'string' },
        due: {
          type: 'string',
          pattern:
            '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
        },
        businessDays: { type: 'boolean' },
        remind: {
          type: 'string',
          pattern:
            '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
        },
      },
      required: ['type', 'title', 'assignee'],
      additionalProperties: false,
      title: 'A step of the type task',
    },
    ApprovalNode: {
      type: 'object',
      properties: {
        type: { type: 'string', const: 'approval' },
        name: { type: 'string' },
        note: { type: 'string' },
        outlets: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
        meta: { type: 'object', additionalProperties: {} },
        title: { type: 'string' },
        input: { type: 'object', additionalProperties: {} },
        assignee: { type: 'string' },
        backup: { type: 'string' },
        due: {
          type: 'string',
          pattern:
            '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
        },
        businessDays: { type: 'boolean' },
        remind: {
          type: 'string',
          pattern:
            '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
        },
      },
      required: ['type', 'title', 'assignee'],
      additionalProperties: false,
      title: 'A step of the type approval',
    },
    EnrollNode: {
      type: 'object',
      properties: {
        type: { type: 'string', const: 'enroll' },
        name: { type: 'string' },
        note: { type: 'string' },
        outlets: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
        meta: { type: 'object', additionalProperties: {} },
        journey: { type: 'string' },
        key: {},
        data: { type: 'object', additionalProperties: {} },
      },
      required: ['type', 'journey'],
      additionalProperties: false,
      title: 'A step of the type enroll',
    },
    ExitNode: {
      type: 'object',
      properties: {
        type: { type: 'string', const: 'exit' },
        name: { type: 'string' },
        note: { type: 'string' },
        outlets: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
        meta: { type: 'object', additionalProperties: {} },
        reason: { type: 'string' },
      },
      required: ['type', 'reason'],
      additionalProperties: false,
      title: 'A step of the type exit',
    },
    MilestoneNode: {
      type: 'object',
      properties: {
        type: { type: 'string', const: 'milestone' },
        name: { type: 'string' },
        note: { type: 'string' },
        outlets: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
        meta: { type: 'object', additionalProperties: {} },
        jumpWhen: { $ref: '#/$defs/Condition' },
      },
      required: ['type'],
      additionalProperties: false,
      title: 'A step of the type milestone',
    },
    UnknownNode: {
      type: 'object',
      properties: {
        type: { type: 'string' },
        name: { type: 'string' },
        note: { type: 'string' },
        outlets: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
        meta: { type: 'object', additionalProperties: {} },
      },
      required: ['type'],
      additionalProperties: {},
      title: 'A step of a type from elsewhere: kept as it is, and refused at publishing',
    },
    Node: {
      title: 'A step',
      type: 'object',
      required: ['type'],
      properties: {
        type: {
          type: 'string',
          examples: ['action', 'update', 'branch', 'switch', 'split', 'wait', 'task', 'approval', 'enroll', 'exit', 'milestone'],
        },
      },
      allOf: [
        { if: { required: ['type'], properties: { type: { const: 'action' } } }, then: { $ref: '#/$defs/ActionNode' } },
        { if: { required: ['type'], properties: { type: { const: 'update' } } }, then: { $ref: '#/$defs/UpdateNode' } },
        { if: { required: ['type'], properties: { type: { const: 'branch' } } }, then: { $ref: '#/$defs/BranchNode' } },
        { if: { required: ['type'], properties: { type: { const: 'switch' } } }, then: { $ref: '#/$defs/SwitchNode' } },
        { if: { required: ['type'], properties: { type: { const: 'split' } } }, then: { $ref: '#/$defs/SplitNode' } },
        { if: { required: ['type'], properties: { type: { const: 'wait' } } }, then: { $ref: '#/$defs/WaitNode' } },
        { if: { required: ['type'], properties: { type: { const: 'task' } } }, then: { $ref: '#/$defs/TaskNode' } },
        { if: { required: ['type'], properties: { type: { const: 'approval' } } }, then: { $ref: '#/$defs/ApprovalNode' } },
        { if: { required: ['type'], properties: { type: { const: 'enroll' } } }, then: { $ref: '#/$defs/EnrollNode' } },
        { if: { required: ['type'], properties: { type: { const: 'exit' } } }, then: { $ref: '#/$defs/ExitNode' } },
        { if: { required: ['type'], properties: { type: { const: 'milestone' } } }, then: { $ref: '#/$defs/MilestoneNode' } },
        {
          if: {
            properties: {
              type: {
                not: { enum: ['action', 'update', 'branch', 'switch', 'split', 'wait', 'task', 'approval', 'enroll', 'exit', 'milestone'] },
              },
            },
          },
          then: { $ref: '#/$defs/UnknownNode' },
        },
      ],
    },
  },
};
