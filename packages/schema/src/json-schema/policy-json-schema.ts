import type { JsonObject } from '../values.ts';

/** The JSON Schema (2020-12) of a policy: the same as `policy.schema.json`. Made by scripts/generate-json-schemas.ts. */
export const policyJsonSchema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:sojourn:policy',
  title: 'Rules across journeys',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    policyVersion: { type: 'number', const: 1 },
    caps: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          channel: { type: 'string', minLength: 1 },
          category: { type: 'string' },
          count: { type: 'integer', minimum: 0, maximum: 9007199254740991 },
          per: {
            anyOf: [
              { type: 'string', enum: ['day', 'week', 'month'] },
              {
                type: 'string',
                pattern:
                  '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
              },
            ],
          },
          over: { type: 'string', enum: ['skip', 'defer'] },
          maxDefer: {
            type: 'string',
            pattern:
              '^P(?=\\d|T\\d)(?:\\d{1,9}Y)?(?:\\d{1,9}M)?(?:\\d{1,9}W)?(?:\\d{1,9}D)?(?:T(?=\\d)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}(?:\\.\\d{1,3})?S)?)?$',
          },
        },
        required: ['channel', 'count', 'per'],
        additionalProperties: false,
      },
    },
    quietHours: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          from: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
          to: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
          channels: { type: 'array', items: { type: 'string' } },
          over: { type: 'string', enum: ['skip', 'defer'] },
        },
        required: ['from', 'to'],
        additionalProperties: false,
      },
    },
    blockedDates: { type: 'array', items: { type: 'string', pattern: '^(?:\\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$' } },
    categories: {
      type: 'object',
      propertyNames: { type: 'string', minLength: 1 },
      additionalProperties: {
        type: 'object',
        properties: { consent: { type: 'boolean' }, caps: { type: 'boolean' }, quietHours: { type: 'boolean' } },
        additionalProperties: false,
      },
    },
    breaker: {
      type: 'object',
      properties: {
        perContactPerHour: { type: 'integer', minimum: 1, maximum: 9007199254740991 },
        perNodePerHour: { type: 'integer', minimum: 1, maximum: 9007199254740991 },
        perJourneyPerHour: { type: 'integer', minimum: 1, maximum: 9007199254740991 },
      },
      additionalProperties: false,
    },
    naming: { type: 'object', properties: { journey: { type: 'string' } }, additionalProperties: false },
    expiry: { type: 'object', properties: { required: { type: 'boolean' } }, additionalProperties: false },
    approval: { type: 'object', properties: { audienceOver: { type: 'number' } }, additionalProperties: false },
  },
  required: ['policyVersion'],
  additionalProperties: false,
};
