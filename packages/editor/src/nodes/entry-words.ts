import type { Entry } from '@sojourn/schema';
import type { Names, Family } from './card-definition.ts';
import { triggerFace } from './trigger-words.ts';
import type { NodeFace } from './registry.ts';

/** The face of the entry card: what lets contacts in, how often, and who is left out. */
export function entryFace(names: Names): NodeFace {
  const { words, journey } = names;
  const family: Family = 'entry';
  const [first, ...more] = journey.entry.triggers;
  if (first === undefined) return { family, icon: 'bolt', title: words('card.noTrigger'), summary: words('card.noTriggerSummary') };
  const face = triggerFace(first, names);
  const parts = [
    more.length === 0 ? '' : words('entry.more', { count: more.length }),
    face.summary,
    journey.entry.criteria === undefined ? '' : words('entry.criteria'),
    reentryWords(journey.entry, names),
    journey.entry.holdout === undefined ? '' : words('entry.holdout', { percent: journey.entry.holdout }),
    journey.entry.rollout === undefined || journey.entry.rollout === 100 ? '' : words('entry.rollout', { percent: journey.entry.rollout }),
  ];
  return { family, icon: face.icon, title: face.title, summary: parts.filter((part) => part !== '').join(' · ') };
}

function reentryWords({ reentry, key }: Entry, { words }: Names): string {
  if (reentry.mode === 'afterExit') {
    return reentry.after === undefined
      ? words('entry.reentry.afterExit')
      : words('entry.reentry.afterExitIn', { duration: words.duration(reentry.after) });
  }
  if (reentry.mode === 'perKey') return words('entry.reentry.perKey', { key: key ?? '…' });
  return words(reentry.mode === 'never' ? 'entry.reentry.never' : 'entry.reentry.always');
}
