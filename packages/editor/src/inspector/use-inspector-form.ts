import { useId, useMemo } from 'react';
import { useEditorContext, useView } from '../context/editor-context.ts';
import { loudProblems, markFresh, markTouched } from '../problems/freshness.ts';
import type { Editor } from '../store/editor.ts';
import { useEditor } from '../store/use-editor.ts';
import { permitTarget, refusalOf } from '../store/permission.ts';
import type { Journey, JsonValue, Operation } from '@sojourn/schema';
import type { JourneyForm } from './form/journey-form.ts';
import { pointerOf, valueAt } from './form/pointer.ts';

/** The form of an editor's document, and why it may not be written, where the host says so. */
export interface InspectorForm {
  readonly form: JourneyForm;
  /** The host's reason, where it does not permit an edit here. */
  readonly denied: string | undefined;
}

/** Reads and writes the document through the editor, as the host permits for what is selected. */
export function useInspectorForm(editor: Editor, selected: string | undefined): InspectorForm {
  const journey = useEditor(editor, (snapshot) => snapshot.journey);
  const { view } = useEditorContext();
  const found = useEditor(editor, (snapshot) => snapshot.problems);
  const freshness = useView((state) => state.freshness);
  const problems = useMemo(() => loudProblems(found, freshness), [found, freshness]);
  const host = useEditor(editor, (snapshot) => snapshot.host);
  const id = useId();
  const metrics = useView((state) => state.metrics?.metrics);
  const refused = refusalOf(host, 'edit', permitTarget(journey, selected));
  const denied = refused === '' ? undefined : refused;
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
      metrics,
      countAudience: host.countAudience,
      write(pointer, value, label) {
        for (const place of madeBy(valueAt(editor.getSnapshot().journey, pointer), value, pointer)) markFresh(view, place);
        if (value !== undefined) editor.apply([{ op: 'set', pointer, value }], label);
        else if (valueAt(editor.getSnapshot().journey, pointer) !== undefined) editor.apply([{ op: 'unset', pointer }], label);
      },
      apply(operations, label) {
        for (const operation of operations)
          if (operation.op === 'item.add') markFresh(view, itemPointer(editor.getSnapshot().journey, operation));
        editor.apply(operations, label);
      },
      leave: (pointer) => markTouched(view, pointer),
      reveal: (nodeId) => editor.reveal({ nodeId }),
    }),
    [id, journey, problems, readOnly, host, metrics, editor, view],
  );
  return { form, denied };
}

/** Places that a write makes, which are to be filled in next: what stands there as a whole, or the members a list gets. */
function madeBy(before: JsonValue | undefined, after: JsonValue | undefined, pointer: string): readonly string[] {
  if (typeof after !== 'object' || after === null) return [];
  if (!isList(after)) return [pointer];
  const known = isList(before) ? before.length : 0;
  return after.slice(known).map((_, index) => `${pointer}/${known + index}`);
}

/** Where an item that is added will stand. */
function itemPointer({ nodes }: Journey, { nodeId, index }: Extract<Operation, { readonly op: 'item.add' }>): string {
  const node = nodes[nodeId];
  const list = ['cases', 'arms', 'until'].find((key) => node !== undefined && Object.hasOwn(node, key)) ?? 'cases';
  return pointerOf('nodes', nodeId, list, index);
}

// The platform's own test does not narrow readonly lists.
function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
