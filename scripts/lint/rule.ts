/** The part of oxlint's rule interface (ESLint's) that our rules use. */
export type RuleContext = {
  readonly filename: string;
  readonly sourceCode: { readonly text: string };
  report(finding: { message: string; node: SyntaxNode }): void;
};

/** A node of the syntax tree; fields differ by `type`. */
export type SyntaxNode = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
};

/** A rule: given a file, which nodes to look at. */
export type Rule = {
  readonly meta: { readonly type: 'problem'; readonly docs: { readonly description: string } };
  create(context: RuleContext): Readonly<Record<string, (node: SyntaxNode) => void>>;
};

/** Declares a rule in the shape oxlint expects. */
export function defineRule(description: string, create: Rule['create']): Rule {
  return { meta: { type: 'problem', docs: { description } }, create };
}
