import * as z from 'zod/mini';
import { nodeDefinitions } from '../src/nodes/registry.ts';
import { unknownNodeShape } from '../src/parse/node-findings.ts';
import { catalogShape, fieldShape } from '../src/shapes/catalog.ts';
import { conditionShape, operandShape } from '../src/shapes/condition.ts';
import { journeyFrameShape } from '../src/shapes/journey.ts';
import { policyShape } from '../src/shapes/policy.ts';
import type { FieldRule } from '../src/shapes/rules.ts';
import { contactPatchShape, contactShape, scenarioShape } from '../src/shapes/scenario.ts';
import { id } from '../src/shapes/text.ts';
import { triggerDefinitions } from '../src/triggers/registry.ts';

type Schema = { [key: string]: unknown };
type Definitions = readonly (readonly [name: string, shape: z.core.$ZodType, title: string])[];

const shared: Definitions = [
  ['Condition', conditionShape, 'A condition: all, any, not, or one comparison'],
  ['Operand', operandShape, 'Where a comparison takes a value from: an object with one key that says what it is'],
];

const nodes: Definitions = Object.values(nodeDefinitions).map(({ type, shape }) => [
  `${capital(type)}Node`,
  shape,
  `A step of the type ${type}`,
]);
const triggers: Definitions = Object.values(triggerDefinitions).map(({ type, shape }) => [
  `${capital(type)}Trigger`,
  shape,
  `A trigger of the type ${type}`,
]);

/** The published JSON Schemas (2020-12) by file name: what the parsers accept, as far as JSON Schema can say it. */
export function jsonSchemas(): Readonly<Record<string, Schema>> {
  return {
    journey: journeySchema(),
    catalog: schemaOf('Catalog', catalogShape, 'What a host offers to journeys', [...shared, ['Field', fieldShape, 'A typed field']]),
    policy: schemaOf('Policy', policyShape, 'Rules across journeys', []),
    scenario: schemaOf('Scenario', scenarioShape, 'A journey test as data', [
      ['Contact', contactShape, 'A contact'],
      ['ContactPatch', contactPatchShape, 'Changes of some fields of a contact'],
    ]),
  };
}

function journeySchema(): Schema {
  const unknown: Definitions = [
    ['UnknownNode', unknownNodeShape, 'A step of a type from elsewhere: kept as it is, and refused at publishing'],
  ];
  const schema = schemaOf('Journey', journeyFrameShape, 'A journey', [...shared, ...triggers, ...nodes, ...unknown]);
  const { $defs, ...root } = schema as { $defs: Schema; properties: Schema };
  const types = Object.keys(nodeDefinitions);
  const byType = types.map((type) => ({
    if: { required: ['type'], properties: { type: { const: type } } },
    then: { $ref: `#/$defs/${capital(type)}Node` },
  }));
  const node = {
    title: 'A step',
    type: 'object',
    required: ['type'],
    properties: { type: { type: 'string', examples: types } },
    allOf: [...byType, { if: { properties: { type: { not: { enum: types } } } }, then: { $ref: '#/$defs/UnknownNode' } }],
  };
  const pattern = z.toJSONSchema(id)['pattern'];
  root.properties['nodes'] = { type: 'object', propertyNames: { pattern }, additionalProperties: { $ref: '#/$defs/Node' } };
  return { ...root, $defs: { ...$defs, Node: node } };
}

/** One shape with the named ones that it uses as definitions, and every definition asked for, used or not. */
function schemaOf(name: string, shape: z.core.$ZodType, title: string, definitions: Definitions): Schema {
  const metadata = z.registry<{ id: string; title: string }>();
  for (const [id_, one, text] of definitions) metadata.add(one, { id: id_, title: text });
  const whole = z.object({ root: shape, ...Object.fromEntries(definitions.map(([id_, one]) => [id_, one])) });
  const { $schema, properties, $defs } = z.toJSONSchema(whole, { metadata, unrepresentable: 'any', override: sayRules }) as Schema;
  const { root } = properties as { root: Schema };
  const defs = Object.fromEntries(Object.entries(($defs ?? {}) as Record<string, Schema>).map(([key, one]) => [key, withoutId(one)]));
  return { $schema, $id: `urn:sojourn:${name.toLowerCase()}`, title, ...root, ...(definitions.length > 0 && { $defs: defs }) };
}

/** The name that a definition was registered by is its key already. */
function withoutId(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'id'));
}

/** Puts the rules on several fields into JSON Schema, and leaves out what says nothing. */
function sayRules({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: Schema }): void {
  if (JSON.stringify(jsonSchema['propertyNames']) === '{"type":"string"}') delete jsonSchema['propertyNames'];
  for (const check of zodSchema._zod.def.checks ?? []) {
    const rule = (check._zod.def as { params?: FieldRule }).params;
    if (rule?.rule === 'exactlyOne') jsonSchema['oneOf'] = rule.fields.map((field) => ({ required: [field] }));
    if (rule?.rule === 'atMostOne') {
      Object.assign(jsonSchema, {
        contains: { required: [rule.field], properties: { [rule.field]: { const: rule.value } } },
        minContains: 0,
        maxContains: 1,
      });
    }
    if (rule?.rule === 'needs') {
      Object.assign(jsonSchema, {
        if: { required: [rule.field], properties: { [rule.field]: { const: rule.value } } },
        then: { required: [rule.needed] },
      });
    }
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
