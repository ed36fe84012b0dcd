import type { SimulatedEffect } from '@sojourn/engine';
import type { JsonObject, JsonValue } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { objectAt, textAt } from '../inspector/schema-form/read-schema.ts';
import type { Names } from '../nodes/card-definition.ts';
import { ownOf } from '../nodes/names.ts';
import { faceOf } from '../nodes/registry.ts';
import { Icon } from '../ui/icon.tsx';
import { nodeTitle } from './node-title.ts';
import { PopoverButton } from './popover-button.tsx';

/** The latest message as it would be sent: its first line on a card, all of it behind a press. Text only, never markup. */
export function MessageCard({ effect, names }: { readonly effect: SimulatedEffect; readonly names: Names }): ReactElement {
  const { words, catalog, journey } = names;
  const title = nodeTitle(effect.nodeId, names);
  const node = ownOf(journey.nodes, effect.nodeId);
  const fields = fieldsOf(effect, ownOf(catalog.actions, effect.action)?.input ?? {});
  const [first, second] = fields;
  return (
    <PopoverButton
      label={words('simulator.message.open', { title })}
      title={title}
      variant="quiet"
      className="sj-sim-message"
      face={
        <>
          <span className="sj-sim-message-icon">
            <Icon name={node === undefined ? 'mail' : faceOf(node, names).icon} />
          </span>
          <span className="sj-sim-message-text">
            <bdi>{first?.text ?? title}</bdi>
            <bdi className="sj-faint">{second === undefined ? title : second.text.replace(/\s+/gu, ' ')}</bdi>
          </span>
        </>
      }
    >
      {() => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long letter scrolls: the keyboard must reach it
        <div className="sj-sim-letter" tabIndex={0} role="group" aria-label={words('simulator.message.title')}>
          {fields.length === 0 ? <p className="sj-faint">{words('simulator.message.empty')}</p> : null}
          <dl>
            {fields.map((field) => (
              <div key={field.key}>
                <dt>
                  <bdi>{field.label}</bdi>
                </dt>
                <dd dir="auto">{field.text}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </PopoverButton>
  );
}

interface Filled {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

/** In the order the action declares them. */
function fieldsOf({ input }: SimulatedEffect, schema: JsonObject): readonly Filled[] {
  const properties = objectAt(schema, 'properties') ?? {};
  const declared = Object.keys(properties).filter((key) => Object.hasOwn(input, key));
  const others = Object.keys(input).filter((key) => !declared.includes(key));
  return [...declared, ...others].flatMap((key) => {
    const text = textOf(ownOf(input, key));
    return text === '' ? [] : [{ key, label: textAt(objectAt(properties, key) ?? {}, 'title') ?? key, text }];
  });
}

function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
