import type { JsonObject, JsonValue } from '../values.ts';
import type { ComparisonOp } from './condition.ts';
import type { Kind, Test } from './evaluator.ts';

/** Everything that plain objects inherit, by name. An own value differs from it, unless somebody has written into the prototype of all objects. */
// Read by names only; what is there is compared and never used.
const inherited = Object.prototype as unknown as Readonly<Record<string, JsonValue | undefined>>;

/**
 * A comparison of a declared attribute with a literal as one function, for the comparisons that most conditions are made of. Means
 * the same as to read the value, check its type and compare; `undefined` where there is no such function.
 *
 * Each function reads the scope's plain object itself, on purpose: a call in between, shared by all names, costs as much as the rest.
 */
export function attributeTest(name: string, kind: Kind, op: ComparisonOp, literal: JsonValue | undefined): Test | undefined {
  if (kind === 'number' && typeof literal === 'number' && Number.isFinite(literal)) return numberTest(name, op, literal);
  if (typeof literal !== 'object' && literal !== undefined && kind === typeNames[typeof literal] && op === 'eq')
    return equals(name, literal);
  return undefined;
}

const typeNames: Readonly<Record<string, Kind>> = { string: 'text', boolean: 'boolean' };

function equals(name: string, literal: JsonValue): Test {
  return (scope) => {
    const { attributes } = scope;
    if (attributes === undefined) return scope.attribute(name) === literal;
    return attributes[name] === literal && (literal !== inherited[name] || isOwn(attributes, name));
  };
}

/** A number that is not finite is no number of the language, and missing. */
function numberTest(name: string, op: ComparisonOp, literal: number): Test | undefined {
  switch (op) {
    case 'eq':
      return equals(name, literal);
    case 'gt':
      return (scope) => {
        const { attributes } = scope;
        const value = attributes === undefined ? scope.attribute(name) : attributes[name];
        return typeof value === 'number' && value > literal && value !== Infinity && (value !== inherited[name] || isOwn(attributes, name));
      };
    case 'gte':
      return (scope) => {
        const { attributes } = scope;
        const value = attributes === undefined ? scope.attribute(name) : attributes[name];
        return (
          typeof value === 'number' && value >= literal && value !== Infinity && (value !== inherited[name] || isOwn(attributes, name))
        );
      };
    case 'lt':
      return (scope) => {
        const { attributes } = scope;
        const value = attributes === undefined ? scope.attribute(name) : attributes[name];
        return (
          typeof value === 'number' && value < literal && value !== -Infinity && (value !== inherited[name] || isOwn(attributes, name))
        );
      };
    case 'lte':
      return (scope) => {
        const { attributes } = scope;
        const value = attributes === undefined ? scope.attribute(name) : attributes[name];
        return (
          typeof value === 'number' && value <= literal && value !== -Infinity && (value !== inherited[name] || isOwn(attributes, name))
        );
      };
    default:
      return undefined;
  }
}

/** Asked only where a value is one that all objects have. What a scope gives by itself is the contact's own. */
function isOwn(attributes: JsonObject | undefined, name: string): boolean {
  return attributes === undefined || Object.hasOwn(attributes, name);
}
