import type { Scenario, ScriptedResult, ScriptStep } from '@sojourn/schema';
import type { Features } from './features.ts';
import { aStory } from './generate-story.ts';
import type { Step, Story } from './script.ts';
import type { Answer } from './world.ts';

/**
 * A story that a scenario can tell as well: one contact that is known at the start, events, patches, and time that passes.
 * An event of step n has the id `event-n`, each answer goes on for ever, and time runs for two years in the end.
 */
export function aScenario(seed: number, features: Features): { readonly story: Story; readonly scenario: Scenario } {
  const whole = aStory(seed, features);
  const first = whole.script.find((step) => step.do === 'upsert');
  const contact = first?.do === 'upsert' ? first.contact : { id: 'c1' };
  const script: ScriptStep[] = [];
  const steps: Step[] = [{ do: 'upsert', contact }];
  let after = 0;
  for (const step of whole.script) {
    if (step.do === 'pass' || step.do === 'skip') after += step.ms;
    const told = asScripted(step, after);
    if (told === undefined) continue;
    script.push(told);
    // Each step comes at an instant of its own, before timers of that instant.
    steps.push({ do: 'pass', ms: Math.max(after - 1, 0) }, { do: 'skip', ms: 1 }, ...asStep(step, script.length));
    after = 0;
  }
  const provider = Object.fromEntries(Object.entries(whole.provider).map(([id, answers]) => [id, answers.slice(0, 1).map(surely)]));
  const scenario: Scenario = {
    name: `Seed ${seed}`,
    start: whole.start,
    contact,
    script,
    results: Object.fromEntries(
      Object.entries(provider).flatMap(([id, [answer]]) => (answer === undefined ? [] : [[id, asResult(answer)]])),
    ),
  };
  return { story: { ...whole, provider, script: [...steps, { do: 'pass', ms: twoYears(whole.start, steps) }] }, scenario };
}

/** A scenario's sure failure has one code, and may always be tried again. */
function surely(answer: Answer): Answer {
  return 'notSent' in answer ? { notSent: 'not_sent' } : answer;
}

function asScripted(step: Step, after: number): ScriptStep | undefined {
  const timing = { after: `PT${(after === 0 ? 1 : after) / 1000}S` };
  if (step.do === 'event') return { ...timing, event: step.name, ...(step.data === undefined ? {} : { data: step.data }) };
  return step.do === 'patch' ? { ...timing, contact: step.patch } : undefined;
}

function asStep(step: Step, n: number): readonly Step[] {
  if (step.do === 'event') {
    return [
      {
        do: 'event',
        id: `event-${n}`,
        contactId: step.contactId,
        name: step.name,
        ...(step.data === undefined ? {} : { data: step.data }),
      },
    ];
  }
  return step.do === 'patch' ? [{ do: 'patch', contactId: step.contactId, patch: step.patch }] : [];
}

function asResult(answer: Answer): ScriptedResult {
  if ('uncertain' in answer) return { error: 'error' };
  if ('notSent' in answer) return { error: 'not_sent' };
  return { ...(answer.outcome === null ? {} : { outcome: answer.outcome }), ...(answer.data === undefined ? {} : { data: answer.data }) };
}

/** Two calendar years after the last step; in UTC, which is right to the hour. */
function twoYears(start: string, steps: readonly Step[]): number {
  const last = steps.reduce((at, step) => at + (step.do === 'pass' || step.do === 'skip' ? step.ms : 0), Date.parse(start));
  const then = new Date(last);
  then.setUTCFullYear(then.getUTCFullYear() + 2);
  return then.getTime() - last;
}
