import { relative, sep } from 'node:path';
import { findRoot, judgeImport } from './rooms.ts';
import { defineRule } from './rule.ts';
import type { Rule, SyntaxNode } from './rule.ts';

/** Holds "what may import what" of the architecture, and that every package declares what it imports. */
export const importRooms: Rule = defineRule('Imports follow the rooms of the architecture.', (context) => {
  const root = findRoot(context.filename);
  const file = relative(root, context.filename).split(sep).join('/');

  const look = (node: SyntaxNode): void => {
    // The parser's shape: a literal with a string value, or null for an export without a source.
    const source = node['source'] as { readonly value?: unknown } | null;
    if (typeof source?.value !== 'string') return;
    const isTypeOnly = node['importKind'] === 'type' || node['exportKind'] === 'type';
    const message = judgeImport({ file, specifier: source.value, isTypeOnly }, root);
    if (message !== undefined) context.report({ message, node });
  };

  return { ImportDeclaration: look, ExportNamedDeclaration: look, ExportAllDeclaration: look, ImportExpression: look };
});
