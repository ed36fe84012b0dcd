/** A share of a count, with its 95 % interval (Wilson score). */
export interface Rate {
  readonly count: number;
  readonly of: number;
  /** From 0 to 1; `null` of nothing. */
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
}

/** How one message fared. */
export interface MessageMetrics {
  readonly requested: number;
  /** Effects with at least one attempt begun. */
  readonly begun: number;
  readonly completed: number;
  readonly failed: number;
  /** By reason. */
  readonly withheld: Readonly<Record<string, number>>;
  /** By event: how many of the messages begun were answered by it at least once, in the event's kept window. */
  readonly answers: Readonly<Record<string, Rate>>;
}

/** What happened at one node. */
export interface NodeMetrics {
  /** Enrollments that stand here now. */
  readonly here: number;
  /** Visits that were left by an outlet. */
  readonly passed: number;
  /** Visits left, by outlet. */
  readonly outlets: Readonly<Record<string, number>>;
  /** Of `passed`, by outlet, from 0 to 1. */
  readonly shares?: Readonly<Record<string, number>>;
  /** Milliseconds from arriving to leaving, over the visits that were left; absent if none was. */
  readonly medianMs?: number;
  readonly p90Ms?: number;
  /** Only of nodes that requested an effect. */
  readonly message?: MessageMetrics;
}

/** How those did who share a version, or an arm of a split. Controls are not among them. */
export interface GroupMetrics {
  readonly entered: number;
  /** Enrollments whose goal was reached and counted. */
  readonly goal: Rate;
  /** Sum of the counted goals' values. */
  readonly value: number;
}

/** What the journey brings: those who walked it against the control group, which got nothing. */
export interface LiftMetrics {
  readonly treated: Rate;
  readonly control: Rate;
  /** Difference of the two goal rates, with its 95 % interval (Newcombe, from the two Wilson intervals); `null` if a group is empty. */
  readonly difference: number | null;
  readonly low: number;
  readonly high: number;
  /** Goals that would not have been reached without the journey: the difference times those treated. */
  readonly incremental: number | null;
}

/** Counts and rates of one journey, over all its versions, for the canvas and for reports. No contact data in it. */
export interface JourneyMetrics {
  readonly journeyId: string;
  readonly nodes: Readonly<Record<string, NodeMetrics>>;
  /** Enrollments, controls among them. */
  readonly entered: number;
  /** By end. */
  readonly ended: Readonly<Record<string, number>>;
  /** Those without controls. */
  readonly goal?: Rate;
  readonly value?: number;
  /** By version number. */
  readonly versions?: Readonly<Record<string, GroupMetrics>>;
  /** By split node, then arm: the arm of the enrollment's first visit. */
  readonly splits?: Readonly<Record<string, Readonly<Record<string, GroupMetrics>>>>;
  /** Only where somebody is, or was, a control. */
  readonly lift?: LiftMetrics;
}
