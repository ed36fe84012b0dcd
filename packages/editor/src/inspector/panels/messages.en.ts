/** Texts of the panels. */
export const panelEn = {
  'inspector.label': 'Settings',
  'inspector.undo.change': 'change {name}',
} as const;
