import { defineRule } from './rule.ts';
import type { Rule, SyntaxNode } from './rule.ts';

/** Two editors on a page and two engines in a process share modules, so a module may hold no state. */
export const noModuleState: Rule = defineRule('No module-level `let`.', (context) => ({
  Program(node) {
    // The parser's shape: a program's body is a list of statements.
    for (const statement of node['body'] as readonly SyntaxNode[]) {
      // An exported declaration stands one level deeper.
      const declaration = (statement['declaration'] as SyntaxNode | null | undefined) ?? statement;
      if (declaration.type !== 'VariableDeclaration' || declaration['kind'] === 'const' || declaration['declare'] === true) continue;
      context.report({ message: 'State belongs to an instance, not to the module.', node: declaration });
    }
  },
}));
