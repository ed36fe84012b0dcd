/** What generated stories may ask for. */
export interface Features {
  readonly human: boolean;
  readonly enroll: boolean;
}

export const features: Features = { human: false, enroll: false };
