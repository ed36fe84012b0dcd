import { defineRule } from './rule.ts';
import type { Rule } from './rule.ts';

/** A cast is a claim the compiler cannot check, so a comment on its line, or on the lines right above, says why it is true. */
export const castReason: Rule = defineRule('A cast says why it is true.', (context) => {
  const lines = context.sourceCode.text.split('\n');
  return {
    TSAsExpression(node) {
      // `as const` claims nothing.
      const type = node['typeAnnotation'] as { readonly typeName?: { readonly name?: unknown } };
      if (type.typeName?.name === 'const') return;
      const line = context.sourceCode.text.slice(0, node.start).split('\n').length - 1;
      const near = [lines[line], lines[line - 1]].filter((text) => text !== undefined);
      if (!near.some((text) => /\/\/|\*\//.test(text))) context.report({ message: 'Say in a comment why this cast is true.', node });
    },
  };
});
