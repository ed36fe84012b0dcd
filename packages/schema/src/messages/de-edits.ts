/** German: what the problems of reading, editing and merging say, by code. */
export const deEdits = {
  'problem.schema_version_newer':
    'Dieses Dokument stammt von einer neueren Version (Format {found}; diese Version liest bis {present}). Zum Öffnen Sojourn aktualisieren.',
  'problem.schema_version_unknown': 'Diese Version kann Dokumente im Format {found} nicht lesen.',
  'problem.outlet_none_open': 'Kein Ausgang dieses Schritts ist offen.',
  'problem.place_outside': 'Der Weg hinaus beginnt bei „{nodeId}“, das nicht zu den eingefügten Schritten gehört.',
  'problem.fragment_empty': 'Es gibt keinen Schritt zum Einfügen.',
  'problem.operation_not_permitted': 'Das ist hier nicht erlaubt.',
  'problem.operation_not_permitted.reason': '{why}',
} as const;
