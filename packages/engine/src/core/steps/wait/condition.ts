import type { ConditionAlternative } from '@sojourn/schema';
import type { Visit } from '../step.ts';
import { defineAlternative } from './alternative.ts';
import type { AlternativeType, Standing } from './alternative.ts';

/** Until a condition holds; with `edge`, until it begins to hold while parked. */
export const conditionAlternative: AlternativeType = defineAlternative<ConditionAlternative>('condition', (alternative, context) => {
  const { id } = alternative;
  const edge = alternative.edge === true;
  const when = context.compileCondition(alternative.when);
  const meet = (visit: Visit): Standing => ({ met: { outlet: id, by: 'condition', because: when.explain(visit.scope).because } });
  return {
    id,
    arrive(visit) {
      const holds = when.test(visit.scope);
      return holds && !edge ? meet(visit) : edge ? { held: holds } : {};
    },
    wake(visit) {
      const holds = when.test(visit.scope);
      if (!edge) return holds ? meet(visit) : undefined;
      const held = visit.wait?.held[id] === true;
      if (holds && !held) return meet(visit);
      return holds === held ? undefined : { held: holds };
    },
    ...(when.reads.time ? { nextChange: (visit) => when.nextChange(visit.scope) } : {}),
  };
});
