import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ownOf } from '../condition/operand-choices.ts';
import { JsonText } from '../fields/json-text.tsx';
import { controlId } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { isWithin, pointerOf } from '../form/pointer.ts';
import { Section } from '../form/section.tsx';
import type { PanelProps } from './panel-props.ts';

/** A node of a type that this release does not know: the host's own panel where it has one, else shown as it is and kept. */
export function UnknownPanel({ nodeId, node }: PanelProps): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const pointer = pointerOf('nodes', nodeId);
  const Own = ownOf(form.extensions.nodes, node.type)?.panel;
  if (Own !== undefined) {
    return (
      <Section>
        <Own
          id={controlId(form, pointer)}
          name={node.type}
          // A node is JSON by its schema; only its index signature is missing in the types.
          value={node as never}
          onChange={(value) =>
            value !== undefined && form.write(pointer, value, words('inspector.undo.change', { name: node.name ?? node.type }))
          }
          schema={{}}
          nodeId={nodeId}
          readOnly={form.readOnly}
          problems={form.problems.filter((problem) => isWithin(problem.pointer, pointer))}
          describedBy={undefined}
          input={{}}
          catalog={form.catalog}
        />
      </Section>
    );
  }
  return (
    <Section>
      <p className="sj-form-help">{words('panel.unknown.help', { type: node.type })}</p>
      <JsonText label={words('panel.unknown.data')} value={node} />
    </Section>
  );
}
