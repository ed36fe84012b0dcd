import type { Journey } from '@sojourn/schema';
import { createContext, useContext, type Context } from 'react';
import type { Extensions } from '../../store/host-options.ts';

/** What a schema's fields need beside their own value. */
export interface FormHost {
  readonly extensions: Extensions;
  /** Whose trigger events offer their data to token texts. */
  readonly journey: Journey | undefined;
}

const Host: Context<FormHost> = createContext<FormHost>({ extensions: {}, journey: undefined });

/** Gives the host's fields and options to the form inside. */
export const FormHostProvider: typeof Host.Provider = Host.Provider;

/** The host around; nothing registered where there is none. */
export function useFormHost(): FormHost {
  return useContext(Host);
}
