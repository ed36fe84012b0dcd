import type { SimulatedEffect } from '@sojourn/engine';
import type { JsonValue } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { ownOf } from '../inspector/condition/operand-choices.ts';
import { objectAt, textAt } from '../inspector/schema-form/read-schema.ts';
import { Icon } from '../ui/icon.tsx';
import { clockText } from './clock-text.ts';
import type { SimulatorNames } from './simulator-host.ts';
import { stepName } from './timeline-points.ts';

/** The last message as it would go out, as text; earlier ones folded under it. */
export function MessagePreview({ effects, names }: { readonly effects: readonly SimulatedEffect[]; readonly names: SimulatorNames }): ReactElement | null {
  const { words, zone } = names;
  const messages = effects.filter((effect) => effect.attempt === 1).toReversed();
  if (messages.length === 0) return null;
  return (
    <section className="sj-sim-messages" aria-label={words('simulator.messages')}>
      {messages.map((effect, index) => (
        <details key={effect.key} open={index === 0}>
          <summary>
            <Icon name={effect.channel === undefined ? 'bolt' : 'mail'} />
            <bdi>{stepName(effect.nodeId, names)}</bdi>
            <time dateTime={new Date(effect.at).toISOString()}>{clockText(effect.at, zone, words.locale)}</time>
          </summary>
          <MessageBody effect={effect} names={names} />
        </details>
      ))}
    </section>
  );
}

function MessageBody({ effect, names }: { readonly effect: SimulatedEffect; readonly names: SimulatorNames }): ReactElement {
  const properties = objectAt(ownOf(names.catalog.actions, effect.action)?.input ?? {}, 'properties') ?? {};
  return (
    <dl>
      {Object.entries(effect.input).map(([key, value]) => (
        <div key={key}>
          <dt>{textAt(objectAt(properties, key) ?? {}, 'title') ?? key}</dt>
          <dd><bdi>{textOf(value)}</bdi></dd>
        </div>
      ))}
    </dl>
  );
}

/** Previews are text, never markup: what a document holds stays inert. */
function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
