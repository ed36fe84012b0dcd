import { useId, useMemo } from 'react';
import type { Editor } from '../store/editor.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import { useEditor } from '../store/use-editor.ts';
import type { PermitTarget } from '../store/host-options.ts';
import type { JourneyForm } from './form/journey-form.ts';
import { valueAt } from './form/pointer.ts';

/** The form of an editor's document, and why it may not be written, where the host says so. */
export interface InspectorForm {
  readonly form: JourneyForm;
  /** The host's reason, where it does not permit an edit here. */
  readonly denied: string | undefined;
}

/** Reads and writes the document through the editor, as the host permits for what is selected. */
export function useInspectorForm(editor: Editor, selected: string | undefined): InspectorForm {
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const problems = useEditor(editor, (snapshot) => snapshot.problems);
  const host = useEditor(editor, (snapshot) => snapshot.host);
  const id = useId();
  const node = selected !== undefined && Object.hasOwn(journey.nodes, selected) ? journey.nodes[selected] : undefined;
  const target: PermitTarget =
    selected === ENTRY_CARD
      ? { kind: 'entry' }
      : node === undefined || selected === undefined
        ? { kind: 'journey' }
        : {
            kind: 'node',
            nodeId: selected,
            nodeType: node.type,
            ...(node.type === 'action' && typeof node['action'] === 'string' ? { action: node['action'] } : {}),
          };
  const permit = host.permit?.('edit', target) ?? true;
  const denied = permit === true ? undefined : permit.reason;
  const readOnly = host.readOnly === true || denied !== undefined;
  const form = useMemo<JourneyForm>(
    () => ({
      id,
      journey,
      problems,
      readOnly,
      catalog: host.catalog,
      policy: host.policy,
      extensions: host.extensions ?? {},
      metrics: host.metrics,
      countAudience: host.countAudience,
      write(pointer, value, label) {
        if (value !== undefined) editor.apply([{ op: 'set', pointer, value }], label);
        else if (valueAt(editor.getSnapshot().journey, pointer) !== undefined) editor.apply([{ op: 'unset', pointer }], label);
      },
      apply: (operations, label) => void editor.apply(operations, label),
      reveal: (nodeId) => editor.reveal({ nodeId }),
    }),
    [id, journey, problems, readOnly, host, editor],
  );
  return { form, denied };
}
