import { nodeDefinition } from '@sojourn/schema';
import type { Catalog, Journey } from '@sojourn/schema';
import type { ReactElement, ReactNode } from 'react';
import type { DraftRow, TemplateRow } from '../api/types.ts';
import { words } from '../messages/en.ts';
import { Link } from '../shell/router.tsx';
import { formatTime } from '../ui/format-time.ts';
import { Miniature } from './miniature.tsx';

/** A draft: the whole card is a link to its editor. */
export function DraftCard({ draft, catalog }: { readonly draft: DraftRow; readonly catalog: Catalog | undefined }): ReactElement {
  const [live] = draft.versions;
  return (
    <Card
      journey={draft.journey}
      catalog={catalog}
      state={
        live === undefined ? (
          <span className="pg-chip">{words.gallery.draft}</span>
        ) : (
          <span className="pg-chip pg-chip-live">{words.gallery.live(live.version)}</span>
        )
      }
      facts={[words.gallery.changed(formatTime(draft.updatedAt))]}
      action={
        <Link href={`/journeys/${draft.id}`} className="pg-card-cover">
          {draft.journey.name}
        </Link>
      }
    />
  );
}

/** A template: the whole card makes a draft of it. */
export function TemplateCard({
  template,
  catalog,
  onUse,
}: {
  readonly template: TemplateRow;
  readonly catalog: Catalog | undefined;
  readonly onUse: () => void;
}): ReactElement {
  const { scenarios, journey } = template;
  return (
    <Card
      journey={journey}
      catalog={catalog}
      facts={scenarios.length > 0 ? [words.gallery.scenarios(scenarios.length)] : []}
      action={
        <button type="button" className="pg-card-cover" onClick={onUse}>
          {journey.name}
        </button>
      }
    />
  );
}

interface CardProps {
  readonly journey: Journey;
  readonly catalog: Catalog | undefined;
  readonly state?: ReactNode;
  readonly facts: readonly string[];
  /** Lies over the card, so that all of it can be pressed; its text, the journey's name, is not painted. */
  readonly action: ReactElement;
}

function Card({ journey, catalog, state, facts, action }: CardProps): ReactElement {
  const counts = countsOf(journey, catalog);
  return (
    <li className="pg-card">
      <div className="pg-card-picture">
        <Miniature journey={journey} catalog={catalog} />
      </div>
      <div className="pg-card-text">
        <h3>
          <bdi>{journey.name}</bdi>
        </h3>
        {state}
        <p className="pg-muted pg-card-description">{journey.description ?? ''}</p>
        <p className="pg-faint">{[words.gallery.steps(counts.steps), words.gallery.messages(counts.messages), ...facts].join(' · ')}</p>
      </div>
      {action}
    </li>
  );
}

function countsOf(journey: Journey, catalog: Catalog | undefined): { steps: number; messages: number } {
  const nodes = Object.values(journey.nodes);
  const isMessage = (node: (typeof nodes)[number]): boolean => {
    if (nodeDefinition(node.type)?.family !== 'message' || !('action' in node) || typeof node.action !== 'string') return false;
    const actions = catalog?.actions ?? {};
    return Object.hasOwn(actions, node.action) && actions[node.action]?.message === true;
  };
  return { steps: nodes.length, messages: nodes.filter(isMessage).length };
}
