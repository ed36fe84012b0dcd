import { defineRule } from './rule.ts';
import type { Rule } from './rule.ts';

/** A public surface is a list of names somebody chose; `export *` publishes whatever is added next. */
export const noExportAll: Rule = defineRule('No `export *`.', (context) => ({
  ExportAllDeclaration: (node) => context.report({ message: 'Name what is exported.', node }),
}));
