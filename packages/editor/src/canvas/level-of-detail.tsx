import { useStore } from '@xyflow/react';
import { useEffect } from 'react';
import { useCanvas } from './canvas-context.ts';

/** How much of a card can be read at a zoom: all, its title, or its colour. */
export function levelAt(zoom: number): 'whole' | 'bars' | 'blocks' {
  return zoom < 0.15 ? 'blocks' : zoom < 0.4 ? 'bars' : 'whole';
}

/** Tells the style sheet how much of a card can be read; nothing renders again. */
export function LevelOfDetail(): null {
  const { box } = useCanvas();
  const level = useStore((state) => levelAt(state.transform[2]));
  useEffect(() => {
    box.current?.setAttribute('data-level', level);
  }, [box, level]);
  return null;
}
