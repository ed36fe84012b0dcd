import type { ReactElement } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { useJourneyForm } from '../form/journey-form.ts';

/** How many contacts have taken an outlet, where the host gives figures. */
export function OutletCount({ nodeId, outlet }: { readonly nodeId: string; readonly outlet: string }): ReactElement | null {
  const { metrics } = useJourneyForm();
  const words = useWords();
  const nodes = metrics?.nodes ?? {};
  const outlets = Object.hasOwn(nodes, nodeId) ? (nodes[nodeId]?.outlets ?? {}) : {};
  const count = Object.hasOwn(outlets, outlet) ? outlets[outlet] : undefined;
  return count === undefined ? null : <span className="sj-item-count">{words('panel.outlet.count', { count })}</span>;
}
