import type { ReactElement } from 'react';
import type { Scenario } from '@sojourn/schema';
import type { Words } from '../messages/words.ts';
import type { ScenarioList } from '../store/host-options.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';

/** Props of `KeptScenarios`. */
export interface KeptScenariosProps {
  readonly scenarios: ScenarioList;
  readonly words: Words;
  onPlay(scenario: Scenario): void;
}

/** The host's scenarios of this journey: one is played again, or thrown away. */
export function KeptScenarios({ scenarios: { list, onChange }, words, onPlay }: KeptScenariosProps): ReactElement {
  return (
    <ul className="sj-sim-kept">
      {list.map((scenario, index) => (
        // Names need not be unique.
        <li key={`${index} ${scenario.name}`}>
          <Button
            variant="quiet"
            size="small"
            icon="play"
            aria-label={words('simulator.kept.play', { name: scenario.name })}
            onClick={() => onPlay(scenario)}
          >
            <bdi>{scenario.name}</bdi>
          </Button>
          {onChange === undefined ? null : (
            <IconButton
              size="small"
              icon="trash"
              label={words('simulator.kept.remove', { name: scenario.name })}
              onClick={() => onChange(list.toSpliced(index, 1))}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** The list with one more; one of the same name is replaced. */
export function withScenario(list: readonly Scenario[], kept: Scenario): readonly Scenario[] {
  const index = list.findIndex((one) => one.name === kept.name);
  return index === -1 ? [...list, kept] : list.with(index, kept);
}
