import type { FieldProps } from '../../store/host-options.ts';
import type { JourneyForm } from './journey-form.ts';

type BareField = Omit<FieldProps, 'value' | 'onChange'>;

/** What a field needs that stands for several places of the document, or for none: no schema, no problems of its own. */
export function bareField(form: Pick<JourneyForm, 'catalog' | 'readOnly'>, id: string, describedBy: string | undefined): BareField {
  return { id, name: id, schema: {}, nodeId: '', input: {}, problems: [], catalog: form.catalog, readOnly: form.readOnly, describedBy };
}
