import type { Check } from './check.ts';

/** A text that cannot be read as a template: the message is withheld, or the step fails, every time. */
export const templateInvalid: Check = {
  code: 'template_invalid',
  severity: 'error',
  *run({ templates }) {
    for (const { path, fault } of templates) if (fault !== undefined) yield { path, params: { fault: fault.fault, text: fault.text } };
  },
};
