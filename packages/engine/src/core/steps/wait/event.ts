import type { EventAlternative } from '@sojourn/schema';
import type { KeptEvent } from '../../state.ts';
import type { Visit } from '../step.ts';
import { defineAlternative } from './alternative.ts';
import type { AlternativeType, Met, Standing } from './alternative.ts';

/** Until an event; with `since`, also one that came before the wait. */
export const eventAlternative: AlternativeType = defineAlternative<EventAlternative>('event', (alternative, context) => {
  const { id, event, since, of } = alternative;
  const where = alternative.where === undefined ? undefined : context.compileCondition(alternative.where, event);
  const meet = (visit: Visit, kept: KeptEvent): Met | undefined => {
    if (of !== undefined && !visit.scope.answers(kept.effect, of)) return undefined;
    const result = kept.data ?? {};
    if (where === undefined) return { outlet: id, by: 'event', result };
    const judged = where.explain(visit.withEvent(kept.data));
    return judged.holds ? { outlet: id, by: 'event', because: judged.because, result } : undefined;
  };
  return {
    id,
    listensFor: event,
    arrive(visit): Standing {
      if (since === undefined) return {};
      for (const kept of visit.kept(event)) {
        const met = visit.isSince(kept, since) ? meet(visit, kept) : undefined;
        if (met !== undefined) return { met };
      }
      return {};
    },
    wake(visit, stimulus) {
      if (stimulus.type !== 'event' || stimulus.name !== event) return undefined;
      // An event that happened before what `since` names does not count because it came late.
      if (since !== undefined && visit.point(since) !== undefined && !visit.isSince(stimulus.event, since)) return undefined;
      const met = meet(visit, stimulus.event);
      return met === undefined ? undefined : { met };
    },
  };
});
