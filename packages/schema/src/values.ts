/** Any JSON value, readonly all the way down. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object, readonly all the way down. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** ISO 8601 duration such as `P1D` or `PT36H`; a leading `-` only where an offset is meant. */
export type Duration = string;

/** An instant as epoch milliseconds, UTC. */
export type Instant = number;

/** RFC 3339 date and time with an offset, such as `2026-03-02T09:00:00+01:00`. */
export type InstantText = string;

/** Wall clock time `HH:MM`, 24 hours. */
export type LocalTime = string;

/** Calendar date `YYYY-MM-DD`. */
export type LocalDate = string;

/** IANA time zone name, such as `Europe/Stockholm`. */
export type TimeZone = string;

/** Day of the week, lower case and three letters. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** A contact's answer on a channel; anything a host stores is kept, only `subscribed` sends. */
export type Consent = string;
