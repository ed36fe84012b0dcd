import { useCallback } from 'react';
import { useEditorContext } from '../context/editor-context.ts';
import { journeyGraph } from '../canvas/journey-graph.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import { permitTarget, refusalOf } from '../store/permission.ts';

/** Removes a step: at once where one path leads through it, after a question where several do. */
export function useRemoval(): (id: string) => void {
  const { editor, view, words } = useEditorContext();
  return useCallback(
    (id: string) => {
      const { journey, host } = editor.getSnapshot();
      if (id === ENTRY_CARD || !Object.hasOwn(journey.nodes, id)) return;
      const reason = refusalOf(host, 'delete', permitTarget(journey, id));
      if (reason !== undefined) {
        view.setState({ announcement: reason });
        return;
      }
      const graph = journeyGraph({ words, catalog: host.catalog, journey }, host.extensions);
      const title = graph.cards.get(id)?.title ?? id;
      const ways = graph.connections.filter((one) => one.source === id && one.target !== undefined);
      const targets = new Set(ways.map((one) => one.target));
      if (targets.size > 1) {
        view.setState({ removing: id });
        return;
      }
      const keep = ways[0]?.outlet ?? null;
      const before = graph.connections.find((one) => one.target === id)?.source;
      if (editor.apply([{ op: 'remove', nodeId: id, keep }], words('operation.remove', { title })).length > 0) return;
      view.setState({ announcement: words('live.removed', { title }) });
      if (before !== undefined) editor.reveal({ nodeId: before });
    },
    [editor, view, words],
  );
}
