import { useId } from 'react';
import type { ReactElement } from 'react';
import { isKnownNode } from '@sojourn/schema';
import type { ActionNode, Scenario, ScriptedResult, SplitNode } from '@sojourn/schema';
import { FieldShell } from '../inspector/fields/field-shell.tsx';
import type { Names } from '../nodes/card-definition.ts';
import { ownOf } from '../nodes/names.ts';
import { outletName } from '../nodes/registry.ts';
import { Select } from '../ui/select.tsx';
import type { SelectOption } from '../ui/select.tsx';
import { nodeTitle } from './node-title.ts';
import type { Simulator } from './use-simulator.ts';

/** Decides what chance and other systems would: the holdout, arms of splits, what actions answer. */
export function WhatIfForm({ simulator }: { readonly simulator: Simulator }): ReactElement {
  const { names, scenario } = simulator;
  const { words, journey } = names;
  const id = useId();
  const nodes = Object.entries(journey.nodes);
  const splits = nodes.flatMap(([nodeId, node]) => (isKnownNode(node) && node.type === 'split' ? [{ nodeId, node }] : []));
  const actions = nodes.flatMap(([nodeId, node]) => (isKnownNode(node) && node.type === 'action' ? [{ nodeId, node }] : []));
  const hasHoldout = (journey.entry.holdout ?? 0) > 0;
  const choose = (key: string, value: string | boolean | undefined): void =>
    simulator.change({ ...scenario, choices: withKey(scenario.choices, key, value) });
  return (
    <div className="sj-sim-form">
      <p className="sj-help">{words('simulator.whatIf.help')}</p>
      {hasHoldout ? (
        <Choice
          id={`${id}-holdout`}
          label={words('simulator.whatIf.holdout')}
          value={holdoutOf(scenario)}
          options={[
            { value: 'no', label: words('simulator.whatIf.no') },
            { value: 'yes', label: words('simulator.whatIf.yes') },
            { value: 'chance', label: words('simulator.whatIf.chance') },
          ]}
          onChange={(value) => choose('holdout', value === 'chance' ? undefined : value === 'yes')}
        />
      ) : null}
      {splits.map(({ nodeId, node }) => (
        <Choice
          key={nodeId}
          id={`${id}-${nodeId}`}
          label={nodeTitle(nodeId, names)}
          value={armOf(scenario, nodeId)}
          options={armOptions(node, names)}
          onChange={(value) => choose(nodeId, value === '#chance' ? undefined : value)}
        />
      ))}
      {actions.map(({ nodeId, node }) => (
        <Choice
          key={nodeId}
          id={`${id}-${nodeId}`}
          label={nodeTitle(nodeId, names)}
          value={resultKey(ownOf(scenario.results, nodeId))}
          options={resultOptions(node, names)}
          onChange={(value) => simulator.change({ ...scenario, results: withKey(scenario.results, nodeId, resultOf(value)) })}
        />
      ))}
      {!hasHoldout && splits.length + actions.length === 0 ? <p className="sj-muted">{words('simulator.whatIf.none')}</p> : null}
    </div>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly SelectOption[];
  onChange(value: string): void;
}

function Choice({ id, label, value, options, onChange }: ChoiceProps): ReactElement {
  return (
    <FieldShell id={id} label={label}>
      {(describedBy) => <Select id={id} aria-describedby={describedBy} value={value} options={options} onChange={onChange} />}
    </FieldShell>
  );
}

function holdoutOf({ choices }: Scenario): string {
  const held = ownOf(choices, 'holdout');
  return held === undefined ? 'chance' : held === true ? 'yes' : 'no';
}

function armOf({ choices }: Scenario, nodeId: string): string {
  const arm = ownOf(choices, nodeId);
  return typeof arm === 'string' ? arm : '#chance';
}

function armOptions(node: SplitNode, names: Names): readonly SelectOption[] {
  return [
    { value: '#chance', label: names.words('simulator.whatIf.chance') },
    ...node.arms.map((arm) => ({ value: arm.id, label: outletName(node, arm.id, names) })),
  ];
}

function resultOptions(node: ActionNode, names: Names): readonly SelectOption[] {
  const { words, catalog } = names;
  const outcomes = ownOf(catalog.actions, node.action)?.outcomes ?? [];
  return [
    { value: '#works', label: words('simulator.whatIf.works') },
    ...outcomes.map((outcome) => ({
      value: outcome,
      label: words('simulator.whatIf.outcome', { outcome: outletName(node, outcome, names) }),
    })),
    { value: '#fails', label: words('simulator.whatIf.fails') },
    { value: '#uncertain', label: words('simulator.whatIf.uncertain') },
  ];
}

function resultKey(result: ScriptedResult | undefined): string {
  if (result === undefined) return '#works';
  if ('error' in result) return result.error === 'not_sent' ? '#fails' : '#uncertain';
  return result.outcome ?? '#works';
}

function resultOf(key: string): ScriptedResult | undefined {
  if (key === '#works') return undefined;
  if (key === '#fails') return { error: 'not_sent' };
  return key === '#uncertain' ? { error: 'timeout' } : { outcome: key };
}

function withKey<T>(record: Readonly<Record<string, T>> | undefined, key: string, value: T | undefined): Readonly<Record<string, T>> {
  const others = Object.entries(record ?? {}).filter(([name]) => name !== key);
  // By entries: a node may be called `__proto__`.
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]]);
}
