import type { Scenario } from '@sojourn/schema';
import { useState, type ReactElement } from 'react';
import type { Words } from '../messages/words.ts';
import { Button } from '../ui/button.tsx';
import { Popover } from '../ui/popover.tsx';

/** Keeps the run as a scenario: the host takes it, or it is shown as JSON to copy. */
export function KeepButton({ words, make, onScenario }: {
  readonly words: Words;
  make(): Scenario;
  readonly onScenario: ((scenario: Scenario) => void) | undefined;
}): ReactElement {
  const [anchor, setAnchor] = useState<Element>();
  const [kept, setKept] = useState<string>();
  const json = anchor === undefined ? '' : JSON.stringify(make(), undefined, 2);
  return (
    <>
      <span role="status" className="sj-sim-kept">{kept !== undefined && words('simulator.kept')}</span>
      <Button
        size="small"
        onClick={(event) => {
          if (onScenario === undefined) {
            setAnchor(event.currentTarget);
            return;
          }
          const scenario = make();
          onScenario(scenario);
          setKept(scenario.name);
        }}
      >
        {words('simulator.keep')}
      </Button>
      {anchor !== undefined && (
        <Popover anchor={anchor} side="above" className="sj-sim-keep" onClose={() => setAnchor(undefined)}>
          <textarea readOnly className="sj-input" rows={14} aria-label={words('simulator.json')} value={json} onFocus={(event) => event.currentTarget.select()} />
          <Button size="small" onClick={() => void navigator.clipboard.writeText(json).then(() => setKept(json))}>{words('simulator.copy')}</Button>
        </Popover>
      )}
    </>
  );
}
