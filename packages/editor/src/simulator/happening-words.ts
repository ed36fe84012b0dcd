import type { ContactPatch, ScriptStep } from '@sojourn/schema';
import { attributeName, eventName, ownOf, valueName } from '../nodes/names.ts';
import type { Names } from '../nodes/card-definition.ts';
import { nodeTitle } from './node-title.ts';
import type { Happening } from './script-steps.ts';

/** What happens, in a few words: “Opens the email”, “Unsubscribes”, “Orders: 3”. */
export function happeningName(step: ScriptStep | Happening, names: Names): string {
  const { words } = names;
  if ('event' in step) return eventHappens(step.event, names);
  if ('contact' in step) return patchName(step.contact, names);
  if ('enroll' in step) return words('simulator.point.enroll');
  if ('result' in step) return words('simulator.point.result', { title: nodeTitle(step.result.node, names) });
  return words('simulator.point.decide', { title: nodeTitle(step.decide.node, names) });
}

/** An event as something a contact does; as the catalog names it where we have no such words. */
export function eventHappens(event: string, names: Names): string {
  return names.words.maybe(`simulator.happens.${event}`, eventName(event, names));
}

function patchName(patch: ContactPatch, names: Names): string {
  const { words } = names;
  const [consent] = Object.entries(patch.consent ?? {});
  if (consent !== undefined) {
    const [channel, answer] = consent;
    const name = ownOf(names.catalog.channels, channel)?.label ?? channel;
    if (answer === 'unsubscribed') return words('simulator.happens.unsubscribes', { channel: name });
    return answer === 'subscribed' ? words('simulator.happens.subscribes', { channel: name }) : `${name}: ${answer}`;
  }
  const [set] = Object.entries(patch.set ?? {});
  if (set !== undefined) return words('simulator.point.set', { what: attributeName(set[0], names), value: valueName(set[1], names) });
  return words('simulator.point.contact');
}
