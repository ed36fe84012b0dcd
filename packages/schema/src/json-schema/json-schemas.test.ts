import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../scripts/json-schemas.ts';
import { parseCatalog } from '../parse/parse-catalog.ts';
import { parseJourney } from '../parse/parse-journey.ts';
import { parsePolicy } from '../parse/parse-policy.ts';
import { parseScenario } from '../parse/parse-scenario.ts';
import type { Problem } from '../problem.ts';
import { fullCatalog, fullJourney, fullPolicy, fullScenario } from '../testing/corpus.ts';
import { mutationsOf } from '../testing/mutations.ts';
import type { JsonObject, JsonValue } from '../values.ts';
import { catalogJsonSchema } from './catalog-json-schema.ts';
import { journeyJsonSchema } from './journey-json-schema.ts';
import { policyJsonSchema } from './policy-json-schema.ts';
import { scenarioJsonSchema } from './scenario-json-schema.ts';

type Parse = (input: object) => { readonly ok: true } | { readonly ok: false; readonly problems: readonly Problem[] };

const kinds: readonly { name: string; schema: JsonObject; parse: Parse; full: object; least: number }[] = [
  { name: 'journey', schema: journeyJsonSchema, parse: parseJourney, full: fullJourney, least: 4_500 },
  { name: 'catalog', schema: catalogJsonSchema, parse: parseCatalog, full: fullCatalog, least: 1_000 },
  { name: 'policy', schema: policyJsonSchema, parse: parsePolicy, full: fullPolicy, least: 400 },
  { name: 'scenario', schema: scenarioJsonSchema, parse: parseScenario, full: fullScenario, least: 700 },
];

/** What only the parser can know: JSON Schema has no calendars, no zones, no cron, and cannot compare two members of a list. */
const parserOnly = new Set(['id_duplicate', 'zone_unknown', 'cron_invalid', 'rrule_invalid', 'date_invalid', 'instant_invalid']);

function validatorFor(schema: JsonObject): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  // The package is CommonJS: its default export is the function itself in some loaders and a member in others.
  ((addFormats as unknown as { default?: (ajv: Ajv2020) => void }).default ?? (addFormats as unknown as (ajv: Ajv2020) => void))(ajv);
  return ajv.compile(schema);
}

describe.each(kinds)('the JSON Schema of a $name', ({ name, schema, parse, full, least }) => {
  it('is up to date', async () => {
    const file = await readFile(new URL(`../../${name}.schema.json`, import.meta.url), 'utf8');

    expect(file).toBe(`${JSON.stringify(jsonSchemas()[name], null, 2)}\n`);
    expect(schema).toEqual(JSON.parse(file));
  });

  it('accepts what the parser accepts', () => {
    expect(parse(full)).toMatchObject({ ok: true });
    expect(validatorFor(schema)(full)).toBe(true);
  });

  it('agrees with the parser on every document that differs in one place', () => {
    const isValid = validatorFor(schema);
    const disagreements: string[] = [];
    const counts = { valid: 0, invalid: 0 };
    // A document is JSON.
    for (const { what, value } of mutationsOf(full as unknown as JsonValue)) {
      // The validator has no opinion on what is no document at all.
      if (typeof value !== 'object' || value === null) continue;
      const parsed = parse(value);
      const accepted = isValid(value);
      counts[accepted ? 'valid' : 'invalid']++;
      const isKnownDifference = !parsed.ok && parsed.problems.every((problem) => parserOnly.has(problem.code));
      if (parsed.ok !== accepted && !(accepted && isKnownDifference)) {
        disagreements.push(`${what}: ${accepted ? 'accepted' : 'refused'}, ${JSON.stringify(parsed).slice(0, 300)}`);
      }
    }
    expect(disagreements.slice(0, 20)).toEqual([]);
    expect(counts.invalid).toBeGreaterThan(least);
    expect(counts.valid).toBeGreaterThan(50);
  }, 120_000);
});
