import type { Catalog, Journey, JourneyMetrics, JsonValue, Operation, Policy, Problem } from '@sojourn/schema';
import { createContext, useContext, type Context } from 'react';
import type { Extensions, HostOptions } from '../../store/host-options.ts';

/** What the parts of the inspector read and how they write: the document as a form. */
export interface JourneyForm {
  /** Unique on the page; ids of controls start with it. */
  readonly id: string;
  readonly journey: Journey;
  readonly catalog: Catalog;
  readonly policy: Policy | undefined;
  readonly extensions: Extensions;
  readonly metrics: JourneyMetrics | undefined;
  readonly problems: readonly Problem[];
  readonly readOnly: boolean;
  readonly countAudience: HostOptions['countAudience'] | undefined;
  /** Writes one value; `undefined` takes it away. A burst of writes to one place is one step of undo. */
  write(pointer: string, value: JsonValue | undefined, label: string): void;
  /** Any other edit, as one step of undo. */
  apply(operations: readonly Operation[], label: string): void;
  /** The focus left the field of a place: what is wrong there may be said. */
  leave(pointer: string): void;
  /** Selects another card. */
  reveal(nodeId: string): void;
}

const Form: Context<JourneyForm | undefined> = createContext<JourneyForm | undefined>(undefined);

/** Gives the form to the panels inside. */
export const JourneyFormProvider: typeof Form.Provider = Form.Provider;

/** The form around. @throws if there is none: panels live inside the inspector */
export function useJourneyForm(): JourneyForm {
  const form = useContext(Form);
  if (form === undefined) throw new Error('A panel is rendered outside of the inspector: wrap it in JourneyFormProvider.');
  return form;
}
