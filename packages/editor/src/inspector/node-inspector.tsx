import { createElement, type ReactElement } from 'react';
import { useWords } from '../messages/use-words.ts';
import { faceOf } from '../nodes/registry.ts';
import { useJourneyForm } from './form/journey-form.ts';
import { pointerOf } from './form/pointer.ts';
import { Section } from './form/section.tsx';
import { TextFormField } from './form/text-form-field.tsx';
import { InspectorHead } from './inspector-head.tsx';
import { panelOf } from './panels/panel-registry.ts';
import { ProblemBox, unclaimedProblems } from './problem-box.tsx';

/** The settings of one step. */
export function NodeInspector({ nodeId }: { readonly nodeId: string }): ReactElement | null {
  const form = useJourneyForm();
  const words = useWords();
  const node = form.journey.nodes[nodeId];
  if (node === undefined) return null;
  const names = { words, catalog: form.catalog, journey: form.journey };
  const { name: _, ...unnamed } = node;
  // Without its name a node is still one of its type.
  const plain = faceOf(unnamed as typeof node, names, form.extensions);
  const pointer = pointerOf('nodes', nodeId);
  const kind = node.type === 'action' ? plain.title : words.maybe(`panel.type.${node.type}`, words('card.unknownType'));
  return (
    <>
      <InspectorHead kind={kind} family={plain.family} pointer={`${pointer}/name`} placeholder={plain.title} />
      <ProblemBox problems={unclaimedProblems(form.problems, pointer)} />
      {createElement(panelOf(node), { nodeId, node })}
      <Section>
        <TextFormField pointer={`${pointer}/note`} label={words('inspector.note')} kind="note" />
      </Section>
    </>
  );
}
