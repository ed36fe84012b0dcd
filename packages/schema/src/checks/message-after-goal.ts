import type { Check } from './check.ts';

/** A journey that goes on after its goal, and sends messages: those who converted get them too. */
export const messageAfterGoal: Check = {
  code: 'message_after_goal',
  severity: 'info',
  *run({ journey: { goal }, messages, pathTo }) {
    if (goal?.onReached !== 'continue') return;
    const last = messages.filter(({ action }) => action.message === true).at(-1);
    if (last === undefined) return;
    const count = messages.filter(({ action }) => action.message === true).length;
    yield { path: ['goal', 'onReached'], params: { count, nodes: pathTo(last.nodeId) } };
  },
};
