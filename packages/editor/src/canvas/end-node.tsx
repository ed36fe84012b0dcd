import { Handle, Position } from '@xyflow/react';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { MemoExoticComponent, ReactElement } from 'react';
import { useCanvas } from './canvas-context.ts';
import type { EndFlowNode } from './flow-elements.ts';

/** Where a path ends: a small ring with its word. */
function EndNodeView({ data }: NodeProps<EndFlowNode>): ReactElement {
  const { words, isFlowRight, isRtl } = useCanvas();
  return (
    <div className="sj-end" dir={isRtl ? 'rtl' : 'ltr'} data-progress={data.progress} title={words('end.completed')}>
      <Handle type="target" position={isFlowRight ? Position.Left : Position.Top} isConnectable={false} className="sj-handle" />
      <span className="sj-end-ring" />
      {words('end.label')}
    </div>
  );
}

/** Rendered again only when its own data changes. */
export const EndNode: MemoExoticComponent<typeof EndNodeView> = memo(EndNodeView);
