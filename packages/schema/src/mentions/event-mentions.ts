import type { Condition } from '../conditions/condition.ts';
import type { OwnMention } from './mention.ts';

/** What an event with a filter names. */
export function eventMentions({ event, where }: { readonly event: string; readonly where?: Condition }): readonly OwnMention[] {
  const name: OwnMention = { kind: 'event', name: event, path: ['event'] };
  return where === undefined ? [name] : [name, { kind: 'condition', condition: where, path: ['where'], event }];
}
