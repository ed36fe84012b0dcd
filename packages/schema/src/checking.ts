export { checkJourney } from './checks/check-journey.ts';
export type { CheckOptions } from './checks/check-journey.ts';
export { checkWorkspace } from './checks/check-workspace.ts';
export { describeProblem } from './messages/describe-problem.ts';
export type { ProblemContext } from './messages/describe-problem.ts';
export { describeWitness } from './messages/describe-witness.ts';
export { shippedWords } from './messages/shipped-words.ts';
