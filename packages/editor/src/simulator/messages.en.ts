/** Texts of the simulator. */
export const simulatorEn = {
  'simulator.label': 'Simulator',
} as const;
