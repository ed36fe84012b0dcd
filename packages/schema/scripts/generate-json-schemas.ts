import { writeFile } from 'node:fs/promises';
import { jsonSchemas } from './json-schemas.ts';

/** A text as a literal in single quotes. */
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

// Run with `node packages/schema/scripts/generate-json-schemas.ts`; a test says when it is due.
for (const [name, schema] of Object.entries(jsonSchemas())) {
  await writeFile(new URL(`../${name}.schema.json`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
  const source = `import type { JsonObject } from '../values.ts';

/** The JSON Schema (2020-12) of a ${name}: the same as \`${name}.schema.json\`. Made by scripts/generate-json-schemas.ts. */
// The text is that of the file.
export const ${name}JsonSchema: JsonObject = /* @__PURE__ */ JSON.parse(
  ${quoted(JSON.stringify(schema))},
) as JsonObject;
`;
  await writeFile(new URL(`../src/json-schema/${name}-json-schema.ts`, import.meta.url), source);
}
