import type { Clock } from '../../ports/clock.ts';
import type { Telemetry, TelemetryAttributes } from '../../ports/telemetry.ts';
import { codeOf } from '../error-code.ts';

/** Where spans and figures go, and the clock they are measured by. */
export interface Observer {
  readonly telemetry: Telemetry;
  readonly clock: Clock;
}

/**
 * Does a piece of work in a span and takes its length into `<name>.duration`, in milliseconds.
 *
 * @param attributes - Of the span and of the figure: few values each.
 * @param more - Of the span alone.
 */
export async function timedSpan<T>(
  { telemetry, clock }: Observer,
  name: string,
  attributes: TelemetryAttributes,
  work: (add: (attributes: TelemetryAttributes) => void) => Promise<T>,
  more: TelemetryAttributes = {},
): Promise<T> {
  const startedAt = clock.now();
  return telemetry.span(name, { ...attributes, ...more }, async (add) => {
    const finish = (outcome: TelemetryAttributes): void => {
      telemetry.record(`${name}.duration`, clock.now() - startedAt, { ...attributes, ...outcome });
    };
    try {
      const result = await work(add);
      finish({});
      return result;
    } catch (error) {
      const failure = { 'error.type': codeOf(error) };
      add(failure);
      finish(failure);
      throw error;
    }
  });
}
