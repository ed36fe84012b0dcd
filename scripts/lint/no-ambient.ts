import { defineRule } from './rule.ts';
import type { Rule, SyntaxNode } from './rule.ts';

/** The compiler keeps globals out of schema and engine; `declare` would let one back in behind its back. */
export const noAmbient: Rule = defineRule('No ambient declarations.', (context) => {
  const look = (node: SyntaxNode): void => {
    if (node['declare'] === true)
      context.report({ message: 'A declared global is a hidden dependency: take it as an argument or a port.', node });
  };
  return {
    VariableDeclaration: look,
    FunctionDeclaration: look,
    TSDeclareFunction: look,
    ClassDeclaration: look,
    TSModuleDeclaration: look,
  };
});
