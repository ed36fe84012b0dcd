import { nodeDefinitions } from '../src/nodes/registry.ts';
import { unknownNodeShape } from '../src/parse/node-findings.ts';
import { catalogShape, fieldShape } from '../src/shapes/catalog.ts';
import { conditionShape, operandShape } from '../src/shapes/condition.ts';
import { journeyFrameShape } from '../src/shapes/journey.ts';
import { policyShape } from '../src/shapes/policy.ts';
import type { ShapeData } from '../src/shapes/shape.ts';
import { contactPatchShape, contactShape, scenarioShape } from '../src/shapes/scenario.ts';
import { id } from '../src/shapes/text.ts';
import { triggerDefinitions } from '../src/triggers/registry.ts';
import { jsonSchemaOf } from './shape-json-schema.ts';
import type { Schema } from './shape-json-schema.ts';

type Definitions = readonly (readonly [name: string, shape: ShapeData, title: string])[];

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
  const pattern = jsonSchemaOf(id)['pattern'];
  root.properties['nodes'] = { type: 'object', propertyNames: { pattern }, additionalProperties: { $ref: '#/$defs/Node' } };
  return { ...root, $defs: { ...$defs, Node: node } };
}

/** One shape, and every definition asked for, used or not; named shapes refer to each other. */
function schemaOf(name: string, shape: ShapeData, title: string, definitions: Definitions): Schema {
  const names = new Map(definitions.map(([id_, one]) => [one, id_] as const));
  const nameOf = (one: ShapeData): string | undefined => names.get(one);
  const defs = Object.fromEntries(definitions.map(([id_, one, text]) => [id_, { ...jsonSchemaOf(one, nameOf), title: text }]));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:sojourn:${name.toLowerCase()}`,
    title,
    ...jsonSchemaOf(shape, nameOf),
    ...(definitions.length > 0 && { $defs: defs }),
  };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
