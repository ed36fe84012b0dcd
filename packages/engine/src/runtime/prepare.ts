/**
 * Loads what a document needs and a browser bundle may leave out: regular expressions and templates. Await it before the
 * first `simulate` or `runScenario` of a document in a browser.
 *
 * In this release the engine brings both along everywhere, so that nothing is left to load: it resolves at once, also for
 * a document that does not parse.
 *
 * @param journey - The document, or its journey.
 */
export async function prepare(journey: object): Promise<void> {
  void journey;
}
