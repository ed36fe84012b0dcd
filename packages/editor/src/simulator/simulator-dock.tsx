import type { ReactElement } from 'react';

/**
 * The simulator below the canvas of the editor around; loaded when it is first opened.
 * It paints the canvas through `view.setState({ overlay })` and takes that back when it goes.
 */
export function SimulatorDock(): ReactElement | null {
  return null;
}
