import type { FieldProps } from '../../store/host-options.ts';

/** The attributes that every native control of a field carries. */
export interface ControlAttributes {
  readonly id: string;
  readonly disabled: boolean;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** What joins a native control to its label, help and problems. */
export function controlAttributes(
  field: Pick<FieldProps, 'id' | 'readOnly' | 'problems' | 'describedBy'>,
  isReadable = true,
): ControlAttributes {
  return {
    id: field.id,
    disabled: field.readOnly,
    'aria-describedby': field.describedBy,
    'aria-invalid': field.problems.some((problem) => problem.severity !== 'info') || !isReadable ? true : undefined,
  };
}
