import type { Journey } from '../journey.ts';

const letters = '23456789abcdefghjkmnpqrstvwxyz';

/**
 * A readable id that the journey does not have yet, such as `wait-7k2f`. Not derived from a count: two people who add a node at the
 * same time get different ids.
 *
 * @param base - What the id begins with; whatever an id cannot hold becomes `-`.
 * @param random - Draws from 0 (inclusive) to 1 (exclusive).
 */
export function freshNodeId(journey: Journey, base: string, random: () => number): string {
  const stem =
    base
      .replaceAll(/[\s.:#/~\u0000-\u001f\u007f-]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 60) || 'node';
  for (let length = 4; ; length++) {
    const draw = (): string => letters[Math.min(letters.length - 1, Math.max(0, Math.floor(random() * letters.length)))] ?? '2';
    const id = `${stem}-${Array.from({ length }, draw).join('')}`;
    if (!Object.hasOwn(journey.nodes, id)) return id;
  }
}
