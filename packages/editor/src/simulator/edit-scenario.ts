import type { Scenario } from '@sojourn/schema';
import { Immer } from 'immer';
import type { Draft } from 'immer';

/** What changes a scenario, written as if it could be changed. */
export type ScenarioRecipe = (draft: Draft<Scenario>) => void;

/** A scenario with a change; what it does not touch is shared. */
export function editScenario(scenario: Scenario, recipe: ScenarioRecipe): Scenario {
  return immer.produce(scenario, recipe);
}

// Hosts give scenarios, and their objects are never frozen.
const immer: Immer = new Immer({ autoFreeze: false });
