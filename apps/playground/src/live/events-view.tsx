import { Zap } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Catalog, JsonObject } from '@sojourn/schema';
import type { DraftRow } from '../api/types.ts';
import { useDrafts, useWorkspace } from '../api/workspace.ts';
import { words } from '../messages/en.ts';
import { Link, useRoute } from '../shell/router.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { EventForm } from './event-form.tsx';
import { presetsOf, type EventPreset } from './event-presets.ts';
import { sampleData } from './sample-data.ts';

/** Sends what the product would send. */
export function EventsView(): ReactElement {
  const [workspace, drafts] = [useWorkspace(), useDrafts()];
  const error = workspace.error ?? drafts.error;
  return (
    <div className="pg-page pg-events">
      <header className="pg-page-head">
        <div>
          <h1>{words.events.title}</h1>
          <p className="pg-muted">{words.events.intro}</p>
        </div>
      </header>
      {workspace.data !== undefined && drafts.data !== undefined ? (
        <Sender catalog={workspace.data.catalog} drafts={drafts.data.rows} />
      ) : error === undefined ? (
        <Loading />
      ) : (
        <Failed error={error} onRetry={() => [workspace, drafts].forEach((one) => one.reload())} />
      )}
    </div>
  );
}

function Sender({ catalog, drafts }: { readonly catalog: Catalog; readonly drafts: readonly DraftRow[] }): ReactElement {
  const { query } = useRoute();
  const wanted = query.get('journey');
  const presets = presetsOf(
    wanted === null ? drafts : drafts.toSorted((a, b) => Number(b.id === wanted) - Number(a.id === wanted)),
    catalog,
  );
  const [chosen, setChosen] = useState<{ readonly event: string; readonly data: JsonObject; readonly turn: number }>();
  const first = presets[0]?.event ?? Object.keys(catalog.events ?? {})[0] ?? '';
  const start = chosen ?? { event: first, data: presets[0]?.data ?? sampleData(catalog, first), turn: 0 };
  const choose = ({ event, data }: EventPreset): void => setChosen({ event, data, turn: start.turn + 1 });
  return (
    <div className="pg-sender">
      <EventForm
        key={`${start.turn}:${start.event}`}
        catalog={catalog}
        start={start}
        contact={query.get('contact') ?? ''}
        onEvent={(event) => choose({ event, data: sampleData(catalog, event), why: '' })}
      />
      <aside className="pg-presets" aria-label={words.events.presets}>
        <h2>{words.events.presets}</h2>
        {presets.length === 0 ? (
          <>
            <p className="pg-muted">{words.events.noneLive}</p>
            <Link href="/" className="pg-button">
              {words.events.toGallery}
            </Link>
          </>
        ) : (
          <ul className="pg-plain">
            {presets.map((preset) => (
              <li key={`${preset.event}:${preset.why}`}>
                <button
                  type="button"
                  className="pg-preset"
                  aria-pressed={start.event === preset.event && sameData(start.data, preset.data)}
                  onClick={() => choose(preset)}
                >
                  <span className="pg-tint" data-family="entry">
                    <Zap aria-hidden />
                  </span>
                  <span className="pg-list-text">
                    <span className="pg-list-title">{catalog.events?.[preset.event]?.label ?? preset.event}</span>
                    <span className="pg-list-sub">{preset.why}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </aside>
    </div>
  );
}

function sameData(a: JsonObject, b: JsonObject): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
