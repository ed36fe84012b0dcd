/** What generated stories may ask for. */
export interface Features {
  readonly human: boolean;
  readonly enroll: boolean;
  /** Caps, quiet hours, send windows, blocked dates. */
  readonly gating: boolean;
}

export const features: Features = { human: true, enroll: true, gating: true };
