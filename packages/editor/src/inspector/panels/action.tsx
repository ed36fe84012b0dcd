import type { ActionNode, JsonObject } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { ownOf } from '../condition/operand-choices.ts';
import { controlId } from '../form/form-field.tsx';
import { useJourneyForm } from '../form/journey-form.ts';
import { isWithin, pointerOf } from '../form/pointer.ts';
import { Section } from '../form/section.tsx';
import { isObject, objectAt } from '../schema-form/read-schema.ts';
import { SchemaForm } from '../schema-form/schema-form.tsx';
import { ActionAdvanced } from './action-advanced.tsx';
import { ActionChoice } from './action-choice.tsx';
import { PolicyNote } from './policy-note.tsx';
import type { PanelProps } from './panel-props.ts';

/** Settings of an action: which one of the catalog, what it is given, and what happens when it fails. */
export function ActionPanel({ nodeId, node }: PanelProps<ActionNode>): ReactElement {
  const form = useJourneyForm();
  const words = useWords();
  const action = ownOf(form.catalog.actions, node.action);
  return (
    <>
      <Section>
        <ActionChoice nodeId={nodeId} node={node} />
        {action?.deprecated !== undefined && (
          <p className="sj-form-note" data-tone="error">
            {words('panel.action.deprecated', {
              name: ownOf(form.catalog.actions, action.deprecated.use ?? '')?.label ?? action.deprecated.use ?? '',
            })}
          </p>
        )}
      </Section>
      {action !== undefined && <ActionInput nodeId={nodeId} node={node} schema={action.input ?? {}} />}
      {action?.channel !== undefined && <PolicyNote channel={action.channel} category={node.category ?? action.category} />}
      <ActionAdvanced nodeId={nodeId} node={node} action={action} />
    </>
  );
}

function ActionInput({ nodeId, node, schema }: PanelProps<ActionNode> & { readonly schema: JsonObject }): ReactElement | null {
  const form = useJourneyForm();
  const words = useWords();
  const pointer = pointerOf('nodes', nodeId, 'input');
  const input = node.input ?? {};
  const view = ownOf(form.extensions.actions, node.action);
  const problems = form.problems.filter((problem) => isWithin(problem.pointer, pointer));
  const shared = {
    id: controlId(form, pointer),
    name: words('panel.action.input'),
    schema,
    nodeId,
    readOnly: form.readOnly,
    problems,
    describedBy: undefined,
    input,
    catalog: form.catalog,
  };
  const Own = view?.panel;
  if (Own !== undefined) {
    return (
      <Section>
        <Own
          {...shared}
          value={input}
          onChange={(value) => isObject(value) && form.write(pointer, value, words('inspector.undo.change', { name: shared.name }))}
        />
      </Section>
    );
  }
  if (objectAt(schema, 'properties') === undefined) return null;
  return (
    <Section title={words('panel.action.input')}>
      <SchemaForm
        {...shared}
        value={input}
        extensions={form.extensions}
        journey={form.journey}
        onChangeProperty={(key, value) => {
          const label = words('inspector.undo.change', { name: key });
          if (node.input === undefined) form.write(pointer, value === undefined ? undefined : { [key]: value }, label);
          else form.write(`${pointer}${pointerOf(key)}`, value, label);
        }}
      />
    </Section>
  );
}
