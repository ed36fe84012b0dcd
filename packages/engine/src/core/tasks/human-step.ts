import { addDuration, parseDuration, subtractDuration } from '@sojourn/schema';
import type { DurationParts, HumanStep, Instant, JsonObject, JsonValue, TaskRecord } from '@sojourn/schema';
import { settingsOfRequest } from './request-settings.ts';
import type { CompiledStep, Decision, NewTask, StepContext, Visit } from '../steps/step.ts';
import { compileInput } from '../template/render-input.ts';
import { addBusinessDays, businessCalendar } from './business-days.ts';
import type { BusinessCalendar } from './business-days.ts';

interface Deadlines {
  readonly due: DurationParts | undefined;
  readonly remind: DurationParts | undefined;
  readonly calendar: BusinessCalendar | undefined;
}

/**
 * What a task and an approval share: on arrival the task is made, with its texts rendered once and for all, and its request goes
 * out; then it waits for a person. How it is answered, and what becomes of it, is in this folder.
 */
export function compileHumanStep(kind: TaskRecord['kind'], node: HumanStep, context: StepContext): CompiledStep {
  const { title, assignee, backup, input = {}, due, remind, businessDays } = node;
  const render = compileInput({ title, assignee, ...(backup === undefined ? {} : { backup }), input });
  const deadlines: Deadlines = {
    due: due === undefined ? undefined : parseDuration(due),
    remind: remind === undefined ? undefined : parseDuration(remind),
    calendar: businessDays === true ? businessCalendar(context.catalog.calendar?.holidays ?? []) : undefined,
  };
  return {
    effect: settingsOfRequest(kind, context),
    arrive(visit): Decision {
      const rendered = render(visit.templates);
      // Nobody may be skipped, and nobody be asked half a question.
      if (!rendered.ok) return { type: 'fail', code: 'render_failed' };
      return { type: 'task', task: newTask(kind, rendered.input, deadlinesFrom(visit, deadlines)) };
    },
  };
}

function newTask(kind: TaskRecord['kind'], rendered: JsonObject, when: Pick<NewTask, 'dueAt' | 'remindAt'>): NewTask {
  const backup = textOf(rendered['backup']);
  return {
    kind,
    title: textOf(rendered['title']),
    assignee: textOf(rendered['assignee']),
    ...(backup === '' ? {} : { backup }),
    // An object in, an object out.
    input: rendered['input'] as JsonObject,
    ...when,
  };
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function deadlinesFrom({ now, zone }: Visit, { due, remind, calendar }: Deadlines): Pick<NewTask, 'dueAt' | 'remindAt'> {
  if (due === undefined) return {};
  const dueAt: Instant = calendar === undefined ? addDuration(now, due, zone) : addBusinessDays(now, due, zone, calendar);
  const remindAt = remind === undefined ? undefined : subtractDuration(dueAt, remind, zone);
  return { dueAt, ...(remindAt === undefined || remindAt <= now ? {} : { remindAt }) };
}
