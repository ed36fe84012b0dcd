import { defineRule } from './rule.ts';
import type { Rule } from './rule.ts';

const globals = new Map([
  ['Date', new Set(['now', 'parse'])],
  ['Math', new Set(['random'])],
]);

// These read the machine's zone or language, which differ between the browser, the worker and the test.
const machineMethods = new Set([
  'getFullYear',
  'getMonth',
  'getDate',
  'getDay',
  'getHours',
  'getMinutes',
  'getTimezoneOffset',
  'localeCompare',
  'toLocaleString',
  'toLocaleDateString',
  'toLocaleTimeString',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
]);

/** Time, chance, zone and language arrive as arguments: nothing in schema or engine reads them from the machine. */
export const noMachineState: Rule = defineRule('No clock, chance, zone or language of the machine.', (context) => ({
  MemberExpression(node) {
    const object = nameOf(node['object']);
    const property = nameOf(node['property']);
    if (property === undefined || node['computed'] === true) return;
    if (object !== undefined && globals.get(object)?.has(property)) {
      context.report({ message: `${object}.${property} reads the machine: take it as an argument.`, node });
    } else if (machineMethods.has(property)) {
      context.report({ message: `${property}() depends on the machine's zone or language.`, node });
    } else if (object === 'Temporal' && property === 'Now') {
      context.report({ message: 'Temporal.Now reads the machine: take the instant as an argument.', node });
    }
  },
  NewExpression(node) {
    const bare = nameOf(node['callee']) === 'Date' && Array.isArray(node['arguments']) && node['arguments'].length === 0;
    if (bare) context.report({ message: 'new Date() reads the clock: take the instant as an argument.', node });
  },
  CallExpression(node) {
    if (nameOf(node['callee']) === 'Date') context.report({ message: 'Date() reads the clock: take the instant as an argument.', node });
  },
  Identifier(node) {
    if (node['name'] === 'globalThis') context.report({ message: 'No globals here: take it as an argument or a port.', node });
  },
}));

function nameOf(node: unknown): string | undefined {
  // The parser's shape: identifiers carry a name, everything else does not.
  const name = (node as { readonly name?: unknown } | undefined)?.name;
  return typeof name === 'string' ? name : undefined;
}
