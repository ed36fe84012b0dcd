type Consent = Readonly<Record<string, string>>;

/** More values than a workspace has; beyond it none is shared any more. */
const mostValues = 10_000;

/** One object for all contacts that consent to the same one channel: there are few such, and many contacts of each. */
export class SharedConsents {
  /** By channel, then by value. */
  readonly #known = new Map<string, Map<string, Consent>>();
  #count = 0;

  /** The object for all; one with several channels, or none, stays as it is. */
  share(consent: Consent): Consent {
    let only: string | undefined;
    for (const name in consent) {
      if (only !== undefined) return consent;
      only = name;
    }
    const value = only === undefined ? undefined : consent[only];
    if (only === undefined || value === undefined) return consent;
    const known = this.#known.get(only)?.get(value);
    if (known !== undefined) return known;
    if (this.#count < mostValues) this.#remember(only, value, consent);
    return consent;
  }

  #remember(name: string, value: string, consent: Consent): void {
    this.#count += 1;
    const values = this.#known.get(name) ?? new Map<string, Consent>();
    values.set(value, consent);
    this.#known.set(name, values);
  }
}
