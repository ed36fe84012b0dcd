import type { Journey } from '@sojourn/schema';

/** Texts that mean something to Markdown, HTML or Mermaid, each the name of a step. */
export const hostileNames: readonly string[] = [
  '<script>alert(1)</script>',
  '![x](javascript:alert(1)) [y](https://example.com) <b>bold</b>',
  '# heading',
  '- item',
  '1. item',
  '*emphasis* _too_ **strong** `code` ~~gone~~ | cell |',
  'end %%{init: {}}%% click n1 call x()',
  '"] --> x["quoted"',
  '&amp; &lt; \\ https://example.com www.example.com me@example.com',
  '--- === ```',
];

/** A journey of exits and milestones whose names are hostile. */
export const hostileJourney: Journey = {
  schemaVersion: 1,
  id: 'hostile',
  name: hostileNames[0] ?? '',
  description: hostileNames[1] ?? '',
  timezone: 'UTC',
  entry: { triggers: [{ id: 't', type: 'manual' }], reentry: { mode: 'never' }, start: 'n0' },
  nodes: Object.fromEntries(
    hostileNames.map((name, index) => [
      `n${index}`,
      { type: 'milestone', name, outlets: { next: index + 1 < hostileNames.length ? `n${index + 1}` : null } },
    ]),
  ),
};
