import { metrics, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Counter, Histogram, Meter, Tracer } from '@opentelemetry/api';
import type { Telemetry } from '../ports/telemetry.ts';

/** Whose tracer and meter to use. */
export interface OpenTelemetryOptions {
  /** The global provider's tracer `sojourn` if absent. */
  readonly tracer?: Tracer;
  /** The global provider's meter `sojourn` if absent. */
  readonly meter?: Meter;
}

/** The unit of a figure by the end of its name; of a counter, the things it counts. */
const milliseconds = /\.(?:duration)$|^sojourn\.lateness$/;

/**
 * Spans and metrics by OpenTelemetry's API package alone: the host chooses the SDK, or none, and then nothing is kept.
 *
 * Spans: `sojourn.append`, `sojourn.claim`, `sojourn.commit`, `sojourn.effect`. Each has a histogram `<name>.duration` in
 * milliseconds. Further: the histogram `sojourn.lateness` (how long the first input of a contact had been due when it was claimed), the
 * counters `sojourn.inputs`, `sojourn.contacts.claimed`, `sojourn.commits`, `sojourn.effects` and `sojourn.log.lines`.
 *
 * @example
 * const engine = createEngine({ store, catalog, handlers, telemetry: openTelemetry() });
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): Telemetry {
  const tracer = options.tracer ?? trace.getTracer('sojourn');
  const meter = options.meter ?? metrics.getMeter('sojourn');
  const counters = new Map<string, Counter>();
  const histograms = new Map<string, Histogram>();
  return {
    span: (name, attributes, work) =>
      tracer.startActiveSpan(name, { attributes }, async (span) => {
        try {
          return await work((more) => void span.setAttributes(more));
        } catch (error) {
          // Neither the message nor the stack: both may hold contact data.
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
        }
      }),
    count(name, n, attributes) {
      const counter = counters.get(name) ?? meter.createCounter(name);
      counters.set(name, counter);
      counter.add(n, attributes);
    },
    record(name, value, attributes) {
      const histogram = histograms.get(name) ?? meter.createHistogram(name, milliseconds.test(name) ? { unit: 'ms' } : {});
      histograms.set(name, histogram);
      histogram.record(value, attributes);
    },
  };
}
