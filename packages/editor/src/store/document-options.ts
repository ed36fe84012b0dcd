import type { Journey, Operation } from '@sojourn/schema';

/** Who made a change: the person, their undo and redo, the host's prop, or a merge after a conflict. */
export type ChangeOrigin = 'user' | 'undo' | 'redo' | 'host' | 'merge';

/** A change of the document, as hosts hear of it. */
export interface EditorChange {
  /** The document after the change. Treat it as frozen. */
  readonly journey: Journey;
  /** What led here from the document before, in order. */
  readonly operations: readonly Operation[];
  readonly origin: ChangeOrigin;
  /** A name for the step in the user's language; empty where the caller gave none. */
  readonly label: string;
}

/** What the host's `save` answers. A rejected promise counts as `error` with `retry`. */
export type SaveResult =
  | { readonly status: 'saved'; readonly revision: string | number }
  | { readonly status: 'conflict'; readonly theirs: Journey; readonly revision: string | number; readonly by?: string }
  | { readonly status: 'error'; readonly message?: string; readonly retry?: boolean };

/** One call of the host's `save`. */
export interface SaveRequest {
  readonly journey: Journey;
  /** Everything since the last saved revision, in order. */
  readonly operations: readonly Operation[];
  readonly baseRevision: string | number | undefined;
  /** `leave`: the editor is going away, or another document comes. */
  readonly reason: 'auto' | 'manual' | 'leave';
  readonly signal: AbortSignal;
}

/** The editor owns the draft: it starts from `defaultJourney`, and `save` keeps it. */
export interface OwnedDocument {
  readonly defaultJourney: Journey;
  readonly revision?: string | number;
  readonly onChange?: (change: EditorChange) => void;
  readonly save?: (request: SaveRequest) => Promise<SaveResult>;
  /** Milliseconds of quiet before saving (800), and the longest wait while typing goes on (5,000). */
  readonly autosave?: { readonly afterMs?: number; readonly maxWaitMs?: number };
}

/** The host owns the draft: what `onChange` gave comes back as `journey`, and is known as an echo. */
export interface ControlledDocument {
  readonly journey: Journey;
  readonly onChange: (change: EditorChange) => void;
}

/** The editor owns the draft, or the host does, never both. */
export type DocumentOptions = OwnedDocument | ControlledDocument;
