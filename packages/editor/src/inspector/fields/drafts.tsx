import { createContext, useContext, useState, type ReactElement, type ReactNode } from 'react';

/** Text that cannot be read as a value yet, and the value it stands beside. */
export interface DraftText {
  readonly text: string;
  readonly beside: unknown;
}

/** Where unreadable text waits, so that selecting another step and coming back does not lose it. */
export type DraftTexts = Map<string, DraftText>;

const Drafts = createContext<DraftTexts | undefined>(undefined);

/** Keeps unfinished text of the fields inside for as long as it is mounted. */
export function DraftsProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [drafts] = useState<DraftTexts>(() => new Map());
  return <Drafts.Provider value={drafts}>{children}</Drafts.Provider>;
}

/** The nearest provider's texts; without one, texts of this component alone. */
export function useDrafts(): DraftTexts {
  const shared = useContext(Drafts);
  const [own] = useState<DraftTexts>(() => new Map());
  return shared ?? own;
}
