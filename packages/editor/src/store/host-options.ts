import type { ComponentType } from 'react';
import type {
  Catalog,
  InFlight,
  Journey,
  JourneyMetrics,
  JsonObject,
  JsonValue,
  Policy,
  Problem,
  PublishPlan,
  Scenario,
} from '@sojourn/schema';
import type { LayoutEngine } from '../layout/layout.ts';

/** One choice of a list that the host supplies. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
}

/** Searches options, and names the ones already saved (`values`). A saved value without a name is a problem. */
export type OptionSource = (request: {
  readonly query?: string;
  readonly values?: readonly string[];
  readonly input: JsonObject;
  readonly cursor?: string;
  readonly signal: AbortSignal;
}) => Promise<{ readonly options: readonly Option[]; readonly next?: string }>;

/** What a field of a form gets, ours and the host's alike. */
export interface FieldProps<T extends JsonValue = JsonValue> {
  readonly id: string;
  readonly name: string;
  readonly value: T | undefined;
  onChange(value: T | undefined): void;
  readonly schema: JsonObject;
  readonly nodeId: string;
  readonly readOnly: boolean;
  readonly problems: readonly Problem[];
  readonly describedBy: string | undefined;
  /** The whole input of the action, for fields that depend on others. */
  readonly input: JsonObject;
  readonly catalog: Catalog;
}

/** How a host's node type or action looks, and how it is filled in. */
export interface NodeView {
  /** A name of the icon set, such as `mail`. */
  readonly icon?: string;
  readonly title?: (data: JsonObject) => string;
  readonly summary?: (data: JsonObject) => string;
  readonly panel?: ComponentType<FieldProps>;
}

/** What a host adds. Callbacks and components need no memoising. */
export interface Extensions {
  readonly nodes?: Readonly<Record<string, NodeView>>;
  readonly actions?: Readonly<Record<string, NodeView>>;
  readonly fields?: Readonly<Record<string, ComponentType<FieldProps>>>;
  readonly options?: Readonly<Record<string, OptionSource>>;
  readonly checks?: readonly ((journey: Journey, signal: AbortSignal) => readonly Problem[] | Promise<readonly Problem[]>)[];
}

/** What a person may want to do. */
export type PermitVerb = 'edit' | 'insert' | 'delete' | 'move' | 'publish' | 'simulate' | 'export';

/** To what. */
export interface PermitTarget {
  readonly kind: 'journey' | 'node' | 'entry' | 'edge';
  readonly nodeId?: string;
  readonly nodeType?: string;
  readonly action?: string;
  readonly pointer?: string;
}

/** Yes, or why not. For the eye: servers check again. */
export type Permit = true | { readonly reason: string; readonly href?: string };

/** The scenarios a host keeps for a journey. */
export interface ScenarioList {
  readonly list: readonly Scenario[];
  /** Takes the list with one more, or one less. Without it scenarios are played, and a new one is copied or downloaded. */
  readonly onChange?: (list: readonly Scenario[]) => void;
}

/** How publishing went. A rejected promise counts as `refused` without a message. */
export type PublishResult =
  | { readonly status: 'published'; readonly version?: number }
  /** `message` is shown as it is, in the reader's language; `problems` are put in words. */
  | { readonly status: 'refused'; readonly message?: string; readonly problems?: readonly Problem[] };

/** How a host publishes; with it the bar has a “Publish…” button, and its dialog asks what becomes of contacts in flight. */
export interface PublishHost {
  /**
   * What publishing would do, such as the engine's `planPublish`: it changes nothing, and is asked again with each answer.
   * What speaks against the answers stands in the plan's `problems`.
   */
  readonly plan: (journey: Journey, answers: InFlight, signal: AbortSignal) => Promise<PublishPlan>;
  /** Publishes, such as by the engine's `publish`. The draft has been saved before. */
  readonly commit: (journey: Journey, answers: InFlight, note: string) => Promise<PublishResult | undefined>;
}

/** What to ask a host's figures for. */
export interface MetricsRequest {
  readonly journeyId: string;
  readonly signal: AbortSignal;
}

/** Figures to load, and how often; each 60,000 ms if absent. */
export interface MetricsSource {
  readonly load: (request: MetricsRequest) => Promise<JourneyMetrics>;
  readonly everyMs?: number;
}

/** What the host brings, beside the document. */
export interface HostOptions {
  readonly catalog: Catalog;
  readonly policy?: Policy;
  readonly extensions?: Extensions;
  readonly permit?: (verb: PermitVerb, target: PermitTarget) => Permit;
  readonly readOnly?: boolean;
  /** Figures for the canvas, or where they come from. */
  readonly metrics?: JourneyMetrics | MetricsSource;
  readonly publish?: PublishHost;
  /** Scenarios of this journey, for the simulator. */
  readonly scenarios?: ScenarioList;
  /** The live version, to compare with. */
  readonly published?: Journey;
  readonly countAudience?: (when: JsonObject, signal: AbortSignal) => Promise<{ readonly count: number; readonly approximate?: boolean }>;
  /** Lays out the canvas, such as `createElkLayout()` of `/layout-elk`; our own layout if absent. The host ends it. */
  readonly layout?: LayoutEngine;
  /** Makes the workers, where a content security policy or a bundler asks for it. */
  readonly createWorker?: (name: 'layout' | 'explore' | 'forecast') => Worker;
  readonly onError?: (error: unknown) => void;
}
