import type { PublishHost } from '@sojourn/editor';
import { createEngine, memoryStore, virtualClock } from '@sojourn/engine';
import type { Engine } from '@sojourn/engine';
import type { Catalog, Journey } from '@sojourn/schema';
import catalogJson from '../../journeys/catalog.json' with { type: 'json' };

// A file of this repository, held to its schema by its own tests.
export const templateCatalog = catalogJson as unknown as Catalog;

/** A host that publishes to an engine of its own, where a journey is live and contacts were enrolled by hand. */
export async function engineHost(
  live: Journey,
  contacts: readonly string[],
): Promise<{ readonly engine: Engine; readonly host: PublishHost }> {
  const clock = virtualClock('2026-03-02T09:00:00Z');
  const engine = createEngine({ store: memoryStore(), catalog: templateCatalog, handlers: {}, clock });
  await engine.publish(live);
  for (const id of contacts) {
    await engine.upsertContact({ id });
    await engine.enroll({ journeyId: live.id, contactId: id });
  }
  await engine.settle();
  const host: PublishHost = {
    plan: (journey, inFlight) => engine.planPublish(journey, { inFlight }),
    commit: async (journey, inFlight, note) => {
      const { version } = await engine.publish(journey, { inFlight, note });
      await engine.settle();
      return { status: 'published', version };
    },
  };
  return { engine, host };
}
