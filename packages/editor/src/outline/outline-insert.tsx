import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Connection, JourneyGraph } from '../canvas/journey-graph.ts';
import { useEditorContext } from '../context/editor-context.ts';
import { InsertPicker } from '../picker/insert-picker.tsx';
import { useInsert } from '../picker/use-insert.ts';
import { ENTRY_CARD } from '../store/editor.ts';
import { refusalOf } from '../store/permission.ts';
import { useEditor } from '../store/use-editor.ts';
import { Icon } from '../ui/icon.tsx';
import type { OutlineRow } from './outline-rows.ts';

/** The “+” at the end of a line: after a step with one way on, and at the end or the jump of a path. */
export function OutlineInsert({ row, graph }: { readonly row: OutlineRow; readonly graph: JourneyGraph }): ReactElement | null {
  const { editor, words } = useEditorContext();
  const host = useEditor(editor, (snapshot) => snapshot.host);
  const insert = useInsert();
  const [anchor, setAnchor] = useState<Element>();
  const connection = connectionAfter(row, graph);
  if (connection === undefined) return null;
  const reason = refusalOf(host, 'insert', { kind: 'edge', nodeId: connection.source });
  const title = graph.cards.get(connection.source)?.title ?? connection.source;
  const name = connection.source === ENTRY_CARD ? words('insert.afterEntry') : words('insert.after', { outlet: connection.name, title });
  return (
    <>
      <button
        type="button"
        className="sj-outline-insert"
        aria-label={reason === undefined ? name : `${name}. ${reason}`}
        aria-disabled={reason !== undefined}
        title={reason}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onClick={(event) => reason === undefined && setAnchor(event.currentTarget)}
      >
        <Icon name="plus" />
      </button>
      {anchor === undefined ? null : (
        <InsertPicker
          anchor={anchor}
          host={host}
          words={words}
          onPick={(item) => {
            setAnchor(undefined);
            insert(item, connection.place);
          }}
          onClose={() => setAnchor(undefined)}
        />
      )}
    </>
  );
}

function connectionAfter(row: OutlineRow, graph: JourneyGraph): Connection | undefined {
  if (row.kind !== 'card') return row.connection;
  const ways = graph.connections.filter((one) => one.source === row.id);
  // An open or jumping path has a line of its own, with its own “+”.
  return ways.length === 1 && ways[0]?.target !== undefined ? ways[0] : undefined;
}
