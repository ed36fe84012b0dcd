import { isOperand, type Comparison, type JsonValue, type TraceEntry } from '@sojourn/schema';
import type { ReactElement } from 'react';
import { operandField } from '../inspector/condition/operand-field.ts';
import { operandLabel } from '../inspector/condition/operand-label.ts';
import { patternParts } from '../inspector/condition/pattern-parts.ts';
import { phraseOf } from '../inspector/condition/phrases.ts';
import { valueChoices } from '../inspector/condition/values/value-choices.ts';
import { outletName } from '../nodes/registry.ts';
import { sayHappened } from './say-happened.ts';
import type { SimulatorNames } from './simulator-host.ts';

/** Why the last decision fell as it did: each comparison with the value it saw, and where it led. */
export function Reasons({ trace, names }: { readonly trace: readonly TraceEntry[]; readonly names: SimulatorNames }): ReactElement {
  const { words } = names;
  const happened = sayHappened(trace, names);
  const last = trace.findLast((entry) => 'because' in entry && entry.because !== undefined && entry.because.length > 0);
  const because = last !== undefined && 'because' in last ? (last.because ?? []) : [];
  return (
    <div className="sj-sim-why">
      <p className="sj-sim-happened" role="status">{happened}</p>
      {last !== undefined && because.length > 0 && (
        <ul aria-label={words('simulator.reasons')}>
          {because.map((comparison, index) => (
            // Comparisons stay in document order.
            <li key={index}>
              <BecauseLine comparison={comparison} names={names} />
              {index === because.length - 1 && <Led entry={last} names={names} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Led({ entry, names }: { readonly entry: TraceEntry; readonly names: SimulatorNames }): ReactElement | null {
  const node = entry.nodeId !== undefined && Object.hasOwn(names.journey.nodes, entry.nodeId) ? names.journey.nodes[entry.nodeId] : undefined;
  if (node === undefined || (entry.kind !== 'decided' && entry.kind !== 'woke')) return null;
  return <span className="sj-sim-led"><span aria-hidden="true">→</span> <bdi>{outletName(node, entry.outlet, names)}</bdi></span>;
}

function BecauseLine({ comparison, names }: { readonly comparison: Comparison; readonly names: SimulatorNames }): ReactElement {
  const { words, journey, catalog } = names;
  const site = { journey, catalog, inGraph: true };
  const field = operandField(comparison.left, site);
  const phrase = phraseOf(comparison, field);
  const shown = (value: JsonValue): string => valueChoices(comparison.left, field, words).find((choice) => choice.value === value)?.label ?? sayValue(value, words);
  const right = comparison.right === undefined ? '' : isOperand(comparison.right) ? operandLabel(comparison.right, site, words) : Array.isArray(comparison.right) ? words.list(comparison.right.map(shown), 'or') : shown(comparison.right);
  return (
    <>
      {patternParts(words(phrase.pattern, { left: '{left}', right: '{right}' })).map((part, index) => (
        // The parts of a pattern stay in their places.
        <span key={index}>
          {part.type === 'words' && part.text}
          {part.type === 'right' && <bdi>{right}</bdi>}
          {part.type === 'left' && <><bdi>{operandLabel(comparison.left, site, words)}</bdi>{phrase.fixed === undefined && <> <b>{comparison.saw === null ? words('simulator.unknown') : shown(comparison.saw)}</b></>}</>}{' '}
        </span>
      ))}
      <span className="sj-sim-holds" data-holds={comparison.holds}>{words(comparison.holds ? 'simulator.yes' : 'simulator.no')}</span>{' '}
    </>
  );
}

function sayValue(value: JsonValue, words: SimulatorNames['words']): string {
  if (typeof value === 'number') return words.number(value);
  if (typeof value === 'boolean') return words(value ? 'field.toggle.on' : 'field.toggle.off');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
