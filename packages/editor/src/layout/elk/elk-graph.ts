import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { LayoutEdge, LayoutGraph, LayoutNode } from '../layout.ts';

/** Sizes of what sits on an edge, in px. */
export const mark = { pill: 22, plus: 20, between: 6 } as const;

/** The journey as elkjs takes it: one port where paths arrive, one that all outlets leave by. */
export function elkGraphOf({ nodes, edges, flow }: LayoutGraph): ElkNode {
  const isDown = flow === 'down';
  const known = new Set(nodes.map((node) => node.id));
  return {
    id: 'journey',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': isDown ? 'DOWN' : 'RIGHT',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.padding': '[top=0,left=0,bottom=0,right=0]',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
      'elk.layered.nodePlacement.favorStraightEdges': 'true',
      'elk.spacing.nodeNode': '40',
      'elk.spacing.edgeNode': '20',
      'elk.spacing.edgeEdge': '14',
      'elk.spacing.componentComponent': '96',
      'elk.layered.spacing.nodeNodeBetweenLayers': '40',
      'elk.layered.spacing.edgeNodeBetweenLayers': '24',
      'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
    },
    children: nodes.map((node) => elkNodeOf(node, isDown)),
    edges: edges.filter(({ source, target }) => known.has(source) && known.has(target)).map((edge) => elkEdgeOf(edge, isDown)),
  };
}

function elkNodeOf({ id, width, height }: LayoutNode, isDown: boolean): ElkNode {
  const [inSide, outSide] = isDown ? ['NORTH', 'SOUTH'] : ['WEST', 'EAST'];
  const start = isDown ? { x: width / 2, y: 0 } : { x: 0, y: height / 2 };
  const end = isDown ? { x: width / 2, y: height } : { x: width, y: height / 2 };
  return {
    id: `n:${id}`,
    width,
    height,
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
    ports: [
      { id: `i:${id}`, width: 0, height: 0, ...start, layoutOptions: { 'elk.port.side': inSide } },
      { id: `o:${id}`, width: 0, height: 0, ...end, layoutOptions: { 'elk.port.side': outSide } },
    ],
  };
}

function elkEdgeOf({ id, source, target, pillWidth }: LayoutEdge, isDown: boolean): ElkExtendedEdge {
  const edge = { id: `e:${id}`, sources: [`o:${source}`], targets: [`i:${target}`] };
  if (pillWidth === 0) return edge;
  const along = mark.between + mark.plus;
  const size = isDown ? { width: pillWidth, height: mark.pill + along } : { width: pillWidth + along, height: mark.pill };
  return {
    ...edge,
    labels: [{ text: id, ...size, layoutOptions: { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' } }],
  };
}
