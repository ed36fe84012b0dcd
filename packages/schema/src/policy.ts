import type { Duration, LocalTime } from './values.ts';

/** At most `count` begun messages per contact and period. */
export interface FrequencyCap {
  readonly channel: string;
  readonly category?: string;
  readonly count: number;
  /** A rolling duration, or a calendar period in the contact's zone. */
  readonly per: Duration | 'day' | 'week' | 'month';
  readonly over?: 'skip' | 'defer';
  readonly maxDefer?: Duration;
}

/** When messages rest, in the contact's zone. */
export interface QuietHours {
  readonly from: LocalTime;
  readonly to: LocalTime;
  readonly channels?: readonly string[];
  readonly over?: 'defer' | 'skip';
}

/** What a category of messages is free of; false means free. */
export interface CategoryRules {
  readonly consent?: boolean;
  readonly caps?: boolean;
  readonly quietHours?: boolean;
}

/** Workspace-wide rules across journeys. */
export interface Policy {
  /** Where the JSON Schema is; for text editors, never read here. */
  readonly $schema?: string;
  readonly policyVersion: 1;
  readonly caps?: readonly FrequencyCap[];
  readonly quietHours?: readonly QuietHours[];
  readonly blockedDates?: readonly string[];
  readonly categories?: Readonly<Record<string, CategoryRules>>;
  readonly breaker?: { readonly perContactPerHour?: number; readonly perNodePerHour?: number; readonly perJourneyPerHour?: number };
  readonly naming?: { readonly journey?: string };
  readonly expiry?: { readonly required?: boolean };
  readonly approval?: { readonly audienceOver?: number };
}
