import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Place } from '@sojourn/schema';
import type { MetricsState } from '../metrics/metrics-state.ts';
import { nothingFresh } from '../problems/freshness.ts';
import type { Freshness } from '../problems/freshness.ts';

/** What a simulation paints on the canvas. */
export interface CanvasOverlay {
  /** The node the contact is at. */
  readonly current?: string | null;
  readonly visited: ReadonlySet<string>;
  /** Outlets taken, as `node:outlet`; the edge out of the entry is `#entry:start`. */
  readonly taken: ReadonlySet<string>;
  /** Outlets that no scenario reaches, as `node:outlet`. */
  readonly uncovered?: ReadonlySet<string>;
  /** Shows all that is neither visited nor current as muted. */
  readonly muteRest?: boolean;
}

/** What a search found: shown on the cards, the current one brought into view. */
export interface Found {
  readonly ids: ReadonlySet<string>;
  readonly current: string | undefined;
}

/** What stands below the canvas. */
export type BottomPanel = 'problems' | 'simulator' | undefined;

/** What a view shows beside the document. Never saved, and not part of undo. */
export interface ViewState {
  readonly overlay: CanvasOverlay | undefined;
  readonly bottom: BottomPanel;
  /** The edge whose insert picker is open. */
  readonly picker: Place | undefined;
  /** The node whose removal waits for an answer. */
  readonly removing: string | undefined;
  /** The host's figures, as far as they have come. */
  readonly metrics: MetricsState | undefined;
  /** What a search found. */
  readonly found: Found | undefined;
  /** Whether the search is open. */
  readonly searching: boolean;
  /** Whether the dialog that publishes is open. */
  readonly publishing: boolean;
  /** Said once to screen readers. */
  readonly announcement: string;
  /** Why something was not done; shown for a moment. */
  readonly notice: string;
  /** What the person chose to look at; `auto` until then. */
  readonly view: 'canvas' | 'outline' | 'auto';
  /** On a small screen: the inspector is open as a sheet. */
  readonly sheet: boolean;
  /** What is too new to be called wrong. */
  readonly freshness: Freshness;
}

/** One per mounted editor. */
export type ViewStore = StoreApi<ViewState>;

export function createViewStore(): ViewStore {
  return createStore<ViewState>(() => ({
    overlay: undefined,
    bottom: undefined,
    picker: undefined,
    removing: undefined,
    metrics: undefined,
    found: undefined,
    searching: false,
    publishing: false,
    announcement: '',
    notice: '',
    view: 'auto',
    sheet: false,
    freshness: nothingFresh,
  }));
}
