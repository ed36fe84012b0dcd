/** What the problems of reading, editing and merging say, by code. */
export const enEdits = {
  'problem.schema_version_newer':
    'A newer release wrote this document (version {found}; this release reads up to {present}). Update Sojourn to open it.',
  'problem.schema_version_unknown': 'This release cannot read documents of version {found}.',
  'problem.outlet_none_open': 'No way out of this step is open.',
  'problem.place_outside': 'The way on begins at “{nodeId}”, which is not among the steps to paste.',
  'problem.fragment_empty': 'There is no step to paste.',
  'problem.operation_not_permitted': 'You may not do this here.',
  'problem.operation_not_permitted.reason': '{why}',
} as const;
