import { formatInstant } from '@sojourn/schema';
import type { PlannedStep, WorldPlan } from './plan.ts';

/** A plan in lines, to be read by whoever looks for the fault. */
export function printPlan(plan: WorldPlan): readonly string[] {
  const { seed, start, journeys, policy, contacts, workers, steps, faults, handling, honoursKeys } = plan;
  return [
    `seed ${seed}, from ${formatInstant(start)}`,
    ...journeys.map((journey) => `journey ${journey.id}: ${JSON.stringify(journey)}`),
    ...(policy === undefined ? [] : [`policy: ${JSON.stringify(policy)}`]),
    ...contacts.map((contact) => `contact ${contact.id}: ${JSON.stringify(contact)}`),
    ...workers.map((worker, index) => `worker ${index}: ${JSON.stringify(worker)}`),
    `the provider ${honoursKeys ? 'honours' : 'does not honour'} keys`,
    ...steps.map((step) => `${timeOf(step)} ${step.type} ${detailsOf(step)}`),
    ...faults.map(
      ({ method, nth, fault, slowMs }) => `store: ${method} number ${nth}: ${fault}${fault.startsWith('slow') ? ` by ${slowMs} ms` : ''}`,
    ),
    ...handling.map(({ nth, does }) => `handler: attempt number ${nth}: ${does}`),
  ];
}

function timeOf({ after }: PlannedStep): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `+${two(after / 3_600_000)}:${two((after / 60_000) % 60)}:${two((after / 1_000) % 60)}.${String(after % 1_000).padStart(3, '0')}`;
}

function detailsOf(step: PlannedStep): string {
  return JSON.stringify(step, (key, value: unknown) => (key === 'after' || key === 'type' ? undefined : value)).replaceAll('"', '');
}
