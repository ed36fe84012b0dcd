import type { Journey } from '@sojourn/schema';
import { createContext, useContext, type Context, type ReactElement } from 'react';
import type { Extensions, FieldProps } from '../../store/host-options.ts';

/** A property of a schema as a field. */
export interface SchemaFieldProps extends FieldProps {
  readonly required?: boolean;
  /** The label is said but not shown. */
  readonly hideLabel?: boolean;
}

/** What a schema's fields need beside their own value. */
export interface FormHost {
  readonly extensions: Extensions;
  /** Whose trigger events offer their data to token texts. */
  readonly journey: Journey | undefined;
  /** A field inside a field; handed down, since lists and groups hold fields of every kind. */
  renderField(props: SchemaFieldProps & { readonly key?: string }): ReactElement;
}

const Host: Context<FormHost | undefined> = createContext<FormHost | undefined>(undefined);

/** Gives the host's fields and options to the form inside. */
export const FormHostProvider: typeof Host.Provider = Host.Provider;

/** The host around. @throws outside of a form */
export function useFormHost(): FormHost {
  const host = useContext(Host);
  if (host === undefined) throw new Error('A field of a schema is rendered outside of its form: use SchemaForm.');
  return host;
}
