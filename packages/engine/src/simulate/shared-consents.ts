type Consent = Readonly<Record<string, string>>;

/** More kinds of consent than a workspace has; beyond it none is shared any more. */
const mostKinds = 10_000;

/** One object for all contacts that consent to the same: there are few kinds, and many contacts of each. */
export class SharedConsents {
  readonly #known = new Map<string, Consent>();

  share(consent: Consent): Consent {
    let text = '';
    for (const name of Object.keys(consent)) text += `${name}\0${consent[name]}\0`;
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size < mostKinds) this.#known.set(text, consent);
    return consent;
  }
}
