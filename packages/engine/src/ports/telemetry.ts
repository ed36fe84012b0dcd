/** What a span or a figure is told apart by: ids, names of journeys and nodes, codes; never contact data. */
export type TelemetryAttributes = Readonly<Record<string, string | number | boolean>>;

/**
 * Hears what the engine does and how long it takes. `openTelemetry()` of `@sojourn/engine/opentelemetry` is one; a host with
 * something else writes these three methods.
 */
export interface Telemetry {
  /**
   * Does a piece of work inside a span, and gives what it gives.
   *
   * @param work - `add` puts attributes on the span that are only known later. It rejects where the work failed; errors may hold
   * contact data, so that nothing of one is to be kept: its code is added as `error.type`.
   */
  span<T>(name: string, attributes: TelemetryAttributes, work: (add: (attributes: TelemetryAttributes) => void) => Promise<T>): Promise<T>;
  /** Adds to a counter. */
  count(name: string, n: number, attributes: TelemetryAttributes): void;
  /** Takes a value into a distribution, such as milliseconds. */
  record(name: string, value: number, attributes: TelemetryAttributes): void;
}
