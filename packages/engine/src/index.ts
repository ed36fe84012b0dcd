export { createEngine } from './runtime/create-engine.ts';
export type {
  Accepted,
  Engine,
  EngineBase,
  EngineOptions,
  EnrollmentsQuery,
  IsolatedContact,
  PublishedJourney,
  PublishedVersion,
  TenantSettings,
} from './runtime/engine.ts';
export type { EnrollmentExport } from './runtime/enrollment-export.ts';
export type { JobProgress } from './runtime/job-progress.ts';
export type { RecordedBatch, RecordedContact, RecordedInput, Recording } from './runtime/recording.ts';
export { JourneyError } from './runtime/journey-error.ts';
export type { JourneyErrorCode } from './runtime/journey-error.ts';
export { memoryStore } from './runtime/memory/memory-store.ts';
export { prepare } from './runtime/prepare.ts';
export { shiftedClock } from './runtime/shifted-clock.ts';
export type { ShiftedClock } from './runtime/shifted-clock.ts';
export { systemClock, systemPlatform } from './runtime/system-clock.ts';
export { virtualClock } from './runtime/virtual-clock.ts';
export type { VirtualClock } from './runtime/virtual-clock.ts';
export type { TasksQuery } from './runtime/tasks-query.ts';
export type { Act, RecordedAct } from './runtime/acts/act.ts';
export type { ActsQuery, ActsReport } from './runtime/acts/read-acts.ts';
export type { ManyCommand, ManyCommanded } from './runtime/command-many.ts';
export type { EngineHealth } from './runtime/health.ts';
export type { OperatorCalls } from './runtime/operator-calls.ts';
export type { PrunePage, PruneQuery } from './runtime/prune.ts';
export type { Telemetry, TelemetryAttributes } from './ports/telemetry.ts';
export type { Clock, Sleeper } from './ports/clock.ts';
export type { ContactReader } from './ports/contact-reader.ts';
export type { AbortSignalLike, ActionHandler, AppliedChange, Effect, HandlerContext, HandlerResult, Handlers } from './ports/handlers.ts';
export type { Logger } from './ports/logger.ts';
export { NotSentError } from './ports/not-sent-error.ts';
export type { AbortControllerLike, Platform } from './ports/platform.ts';
export type {
  BegunRow,
  ClaimRequest,
  CommitResult,
  ContactQuery,
  ContactWrite,
  DueInput,
  EnrollmentQuery,
  EnrollmentRow,
  Input,
  Lease,
  Loaded,
  Store,
  StorePage,
  Tenant,
} from './ports/store.ts';
export type { BegunEffect, Refusal } from './core/advance-types.ts';
export type { Tracer } from './core/batch.ts';
export type { EffectResult } from './core/inputs.ts';
export { explainRecord } from './simulate/explain-record.ts';
export { forecast } from './simulate/not-yet.ts';
export { replay } from './simulate/replay.ts';
export type { Replay } from './simulate/replay.ts';
export { explore } from './simulate/explore/explore.ts';
export type { Exploration, ExploreOptions } from './simulate/explore/explore.ts';
export { measureCoverage } from './simulate/coverage.ts';
export type { Coverage, OutletCoverage, PlayedScenario } from './simulate/coverage.ts';
export { createPopulation } from './simulate/population.ts';
export type { EndedEnrollment, Population, PopulationOptions } from './simulate/population.ts';
export { runScenario } from './simulate/run-scenario.ts';
export type { ScenarioFailure, ScenarioOutcome } from './simulate/run-scenario.ts';
export { timeScript } from './simulate/script.ts';
export type { TimedStep } from './simulate/script.ts';
export { simulate } from './simulate/simulate.ts';
export type { SimulateOptions } from './simulate/simulate.ts';
export type { InjectedEvent, Simulation } from './simulate/simulation.ts';
export type { Listening } from './simulate/listening.ts';
export type { SimulatedEffect, SimulationStep, SimulationStepKind } from './simulate/world.ts';
