export type { ActionType, Attribute, Catalog, Channel, EventType, Field, Segment, ValueType } from './catalog.ts';
export { checkJourney } from './checks/check-journey.ts';
export { unreachableOutlets } from './checks/unreachable-outlets.ts';
export type { UnreachableOutlet } from './checks/unreachable-outlets.ts';
export { checkWorkspace } from './checks/check-workspace.ts';
export type { CheckOptions } from './checks/check-journey.ts';
export type {
  AgoOperand,
  AllCondition,
  AnyCondition,
  AttributeOperand,
  Comparison,
  ComparisonCondition,
  ComparisonOp,
  Condition,
  ConsentOperand,
  CountOperand,
  EntryOperand,
  EventMatch,
  EventOperand,
  HistoryQuery,
  InOperand,
  LastOperand,
  NotCondition,
  NowOperand,
  Operand,
  ResultOperand,
  SegmentOperand,
  SumOperand,
  TagOperand,
  TriggerOperand,
} from './conditions/condition.ts';
export type { CompiledCondition, ConditionScope, HistoryEvent } from './conditions/scope.ts';
export { diffJourneys } from './diff/diff-journeys.ts';
export { describeDifference } from './diff/describe-difference.ts';
export { describeFix } from './diff/describe-fix.ts';
export type { DifferenceContext } from './diff/describe-difference.ts';
export type { DiffOptions } from './diff/diff-journeys.ts';
export type { ConditionChange, Difference, FieldDifference, ItemDifference, ListedPart } from './diff/difference.ts';
export { cyclesOf } from './graph/cycles.ts';
export { edgesFrom, edgesInto, edgesOf, nodeOf, targetOf } from './graph/edges.ts';
export type { Edge } from './graph/edges.ts';
export { reachableFrom, rootsOf } from './graph/reachable.ts';
export { defaultLimits } from './guard/limits.ts';
export type { Limits } from './guard/limits.ts';
export { fromPointer, toPointer } from './guard/pointer.ts';
export type { Entry, ExitCriterion, Goal, Journey, JourneyLayout, Reentry, SendWindow, Suppression } from './journey.ts';
export { catalogJsonSchema } from './json-schema/catalog-json-schema.ts';
export { journeyJsonSchema } from './json-schema/journey-json-schema.ts';
export { policyJsonSchema } from './json-schema/policy-json-schema.ts';
export { scenarioJsonSchema } from './json-schema/scenario-json-schema.ts';
export { inputFindings, isTemplate } from './json-schema/input-findings.ts';
export type { InputFinding } from './json-schema/input-findings.ts';
export { describeConflict } from './merge/describe-conflict.ts';
export { mergeJourneys } from './merge/merge-journeys.ts';
export type { Merged, MergeOptions } from './merge/merge-journeys.ts';
export type { Conflict, ConflictKind } from './merge/conflict.ts';
export { describeChange, describeNode } from './messages/describe-node.ts';
export type { Described } from './messages/describe-node.ts';
export { describeCondition, describeEvent, describeOperand } from './messages/describe-condition.ts';
export { describeDuration } from './messages/describe-duration.ts';
export { describeExplanation } from './messages/explanations/describe-explanation.ts';
export type { ExplanationContext, ToldExplanation, ToldReason } from './messages/explanations/describe-explanation.ts';
export { describeProblem } from './messages/describe-problem.ts';
export type { ProblemContext } from './messages/describe-problem.ts';
export { describeTrigger } from './messages/describe-trigger.ts';
export { describeValue } from './messages/describe-value.ts';
export type { DescribeContext } from './messages/describe-value.ts';
export { describeAlternative, describeWait } from './messages/describe-wait.ts';
export { describeWitness } from './messages/describe-witness.ts';
export { germanWords, shippedWords } from './messages/shipped-words.ts';
export { englishWords, say } from './messages/words.ts';
export type { MessageKey } from './messages/words.ts';
export { germanConditionWords } from './messages/german-condition-words.ts';
export type { Message, MessageValues, Words } from './messages/saying.ts';
export type { ActionNode, OnUncertain, RetryPolicy } from './nodes/action.ts';
export type { ApprovalNode } from './nodes/approval.ts';
export type { BranchCase, BranchNode } from './nodes/branch.ts';
export type { EnrollNode } from './nodes/enroll.ts';
export type { ExitNode } from './nodes/exit.ts';
export type { HumanStep } from './nodes/human.ts';
export type { MilestoneNode } from './nodes/milestone.ts';
export type { NodeBase } from './nodes/node-base.ts';
export type { NodeDefinition, NodeFamily } from './nodes/node-definition.ts';
export type { JourneyNode, KnownNode, NodeType, UnknownNode } from './nodes/node.ts';
export { freshNode, isKnownNode, outletsOf } from './nodes/outlets-of.ts';
export { nodeDefinition, nodeDefinitions, nodeTypes } from './nodes/registry.ts';
export type { SplitArm, SplitNode } from './nodes/split.ts';
export type { SwitchCase, SwitchNode } from './nodes/switch.ts';
export type { TaskNode } from './nodes/task.ts';
export type { ContactChange, UpdateNode } from './nodes/update.ts';
export type {
  ConditionAlternative,
  DateAlternative,
  DurationAlternative,
  EventAlternative,
  TimeAlternative,
  WaitAlternative,
  WaitNode,
} from './nodes/wait.ts';
export type { Applied } from './operations/applied.ts';
export { applyOperation } from './operations/apply-operation.ts';
export { authorizeOperations } from './operations/authorize-operations.ts';
export type { May } from './operations/authorize-operations.ts';
export type { EditAct } from './operations/edit-act.ts';
export { copyFragment } from './operations/fragment.ts';
export type { Fragment } from './operations/fragment.ts';
export { freshNodeId } from './operations/fresh-node-id.ts';
export type { Operation, OutletItem, Place } from './operations/operation.ts';
export { parseFragment } from './operations/parse-fragment.ts';
export type { ParsedFragment } from './operations/parse-fragment.ts';
export { pasteFragment } from './operations/paste-fragment.ts';
export type { PasteOptions } from './operations/paste-fragment.ts';
export { describeJourney } from './outline/describe-journey.ts';
export type { DescribeJourneyOptions } from './outline/describe-journey.ts';
export type { JourneyOutline, LinkRow, OutletRow, OutlineRow, StepRow } from './outline/outline.ts';
export { outlineJourney } from './outline/outline-journey.ts';
export { parseCatalog } from './parse/parse-catalog.ts';
export type { ParsedCatalog } from './parse/parse-catalog.ts';
export { parseJourney } from './parse/parse-journey.ts';
export type { ParsedJourney } from './parse/parse-journey.ts';
export { parsePolicy } from './parse/parse-policy.ts';
export type { ParsedPolicy } from './parse/parse-policy.ts';
export { parseScenario } from './parse/parse-scenario.ts';
export type { ParsedScenario } from './parse/parse-scenario.ts';
export { locateProblems } from './parse/parsed.ts';
export type { ParseOptions } from './parse/parsed.ts';
export type { CategoryRules, FrequencyCap, Policy, QuietHours } from './policy.ts';
export type { Problem, Severity } from './problem.ts';
export type {
  Contact,
  ContactEvent,
  ContactPatch,
  EnrollmentRecord,
  EnrollmentStatus,
  InFlight,
  Page,
  PublishPlan,
  RefusalReason,
  TaskRecord,
} from './records.ts';
export { redactJourney } from './redact/redact-journey.ts';
export type { RedactOptions } from './redact/redact-options.ts';
export type { Expectations, Scenario, ScriptedResult, ScriptStep, ScriptTiming } from './scenario.ts';
export { reservedIds } from './shapes/text.ts';
export { implies, overlaps, satisfy } from './solver/satisfy.ts';
export type { Answer } from './solver/question.ts';
export type { Witness } from './solver/witness.ts';
export type { World as SatisfyOptions } from './solver/world.ts';
export type { TraceEntry, TraceKind, UpdatedChange, WokeBy } from './trace.ts';
export type { AbsenceTrigger } from './triggers/absence.ts';
export type { AttributeTrigger } from './triggers/attribute.ts';
export type { DateTrigger } from './triggers/date.ts';
export type { EventTrigger } from './triggers/event.ts';
export type { InactivityTrigger } from './triggers/inactivity.ts';
export type { JourneyTrigger } from './triggers/journey.ts';
export type { ManualTrigger } from './triggers/manual.ts';
export { freshTrigger, triggerDefinitions, triggerTypes } from './triggers/registry.ts';
export type { ScheduleTrigger } from './triggers/schedule.ts';
export type { SegmentTrigger } from './triggers/segment.ts';
export type { TriggerDefinition } from './triggers/trigger-definition.ts';
export type { Trigger, TriggerType } from './triggers/trigger.ts';
export type { Consent, Duration, Instant, InstantText, JsonObject, JsonValue, LocalDate, LocalTime, TimeZone, Weekday } from './values.ts';
export { canonicalJson } from './canonical-json.ts';
export { compileCondition, resolveOperand } from './conditions/compile-condition.ts';
export type { CompileConditionOptions } from './conditions/compile-condition.ts';
export { consentOn } from './conditions/consent.ts';
export { createScope, evaluateCondition } from './conditions/create-scope.ts';
export type { ConditionData } from './conditions/create-scope.ts';
export { isOperand } from './conditions/operand.ts';
export { operatorsFor, rightSideOf, rightTypeFor } from './conditions/operators-for.ts';
export type { OperatorUse, RightSide } from './conditions/operators-for.ts';
export { compilePath, readPath } from './conditions/path.ts';
export { isPattern } from './conditions/pattern.ts';
export { compareText } from './conditions/text-order.ts';
export { typeOfEventField, typeOfOperand } from './conditions/type-of-operand.ts';
export type { OperandTypeSource } from './conditions/type-of-operand.ts';
export { bucket, hashShare, murmur3 } from './hash/murmur3.ts';
export { utf8Bytes } from './hash/utf8.ts';
export { addDuration, subtractDuration } from './time/add-duration.ts';
export { exactMs, hasCalendarUnits, isDuration, isPositiveDuration, negateDuration, parseDuration } from './time/duration.ts';
export type { DurationOptions, DurationParts } from './time/duration.ts';
export { formatInstant, parseInstant } from './time/instant.ts';
export { daysOfDate, isLocalDate, isLocalTime } from './time/local-time.ts';
export { durationWithAt, nextLocalTime } from './time/next-local-time.ts';
export type { NextLocalTimeOptions } from './time/next-local-time.ts';
export { civilFromDays, daysFromCivil, daysInMonth } from './time/civil.ts';
export type { CivilDate } from './time/civil.ts';
export {
  atLocalTime,
  dateOfDay,
  instantAtWallClock,
  localParts,
  startOfLocalDate,
  startOfLocalDay,
  startOfNextLocalDay,
  wallClockAt,
} from './time/wall-clock.ts';
export type { LocalParts } from './time/wall-clock.ts';
export { isInWindow, nextWindowStart, windowEnd } from './time/window.ts';
export type { LocalWindow } from './time/window.ts';
export { isTimeZone } from './time/time-zone.ts';
export type { EntryCode, Explanation, OutcomeCode, PositionCode, Reason } from './explanation.ts';
export type { GroupMetrics, JourneyMetrics, LiftMetrics, MessageMetrics, NodeMetrics, Rate } from './metrics.ts';
