import type { Journey, JourneyNode } from '@sojourn/schema';

/**
 * The same graph as a process diagram in BPMN: each node one element, each outlet one sequence flow, open ones to one end event, and
 * a shape or an edge for each, none of which overlap.
 */
export function diagramOf(journey: Journey): string {
  const places = new Map([['start', 0], ...Object.keys(journey.nodes).map((id, index): [string, number] => [id, index + 1])]);
  places.set('end', places.size);
  const flows = [flow('start', 'next', journey.entry.start ?? 'end')];
  for (const [id, node] of Object.entries(journey.nodes)) {
    for (const [outlet, target] of Object.entries(node.outlets ?? {})) flows.push(flow(id, outlet, target ?? 'end'));
  }
  const ends = endsOf(flows);
  const elements = [
    `<bpmn:startEvent id="start" name="Cart updated">${ends.get('start') ?? ''}</bpmn:startEvent>`,
    ...Object.entries(journey.nodes).map(([id, node]) => element(id, node, ends.get(id) ?? '')),
    `<bpmn:endEvent id="end" name="Through">${ends.get('end') ?? ''}</bpmn:endEvent>`,
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="https://example.com/bpmn">
<bpmn:process id="process" isExecutable="true">
${[...elements, ...flows.map(({ xml }) => xml)].join('\n')}
</bpmn:process>
<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="process">
${[...places].map(([id, place]) => shape(id, place)).join('\n')}
${flows.map(({ id, from, to }) => edge(id, places.get(from) ?? 0, places.get(to) ?? 0)).join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}

interface Flow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly xml: string;
}

function flow(from: string, outlet: string, to: string): Flow {
  const id = `flow-${from}-${outlet}`;
  const name = outlet === 'next' ? '' : ` name="${outlet}"`;
  const condition = `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${outlet}</bpmn:conditionExpression>`;
  const when = outlet === 'next' || outlet === 'else' ? '' : condition;
  return { id, from, to, xml: `<bpmn:sequenceFlow id="${id}"${name} sourceRef="${from}" targetRef="${to}">${when}</bpmn:sequenceFlow>` };
}

/** The flows into and out of each element, which the format writes inside it too. */
function endsOf(flows: readonly Flow[]): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  for (const { id, to } of flows) ends.set(to, `${ends.get(to) ?? ''}<bpmn:incoming>${id}</bpmn:incoming>`);
  for (const { id, from } of flows) ends.set(from, `${ends.get(from) ?? ''}<bpmn:outgoing>${id}</bpmn:outgoing>`);
  return ends;
}

/** What draws a node of that type. A wait for several things is a gateway there, too. */
function element(id: string, { type }: JourneyNode, ends: string): string {
  if (type === 'action') return `<bpmn:sendTask id="${id}" name="Send an email">${ends}</bpmn:sendTask>`;
  if (type === 'update') return `<bpmn:serviceTask id="${id}" name="Update the contact">${ends}</bpmn:serviceTask>`;
  const name = type === 'wait' ? 'name="Clicked?"' : `name="Who is it?" default="flow-${id}-else"`;
  return `<bpmn:exclusiveGateway id="${id}" ${name}>${ends}</bpmn:exclusiveGateway>`;
}

/** A grid of ten columns. */
function cornerOf(place: number): { readonly x: number; readonly y: number } {
  return { x: (place % 10) * 200, y: Math.floor(place / 10) * 160 };
}

function shape(id: string, place: number): string {
  const { x, y } = cornerOf(place);
  return `<bpmndi:BPMNShape id="shape-${id}" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="100" height="80" /></bpmndi:BPMNShape>`;
}

function edge(id: string, from: number, to: number): string {
  const points = [cornerOf(from), cornerOf(to)].map(({ x, y }) => `<di:waypoint x="${x}" y="${y}" />`).join('');
  return `<bpmndi:BPMNEdge id="edge-${id}" bpmnElement="${id}">${points}</bpmndi:BPMNEdge>`;
}
