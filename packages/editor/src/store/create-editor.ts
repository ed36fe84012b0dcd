import { applyOperation } from '@sojourn/schema/editing';
import type { Journey, Operation, Problem } from '@sojourn/schema';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { createChecking } from './checking.ts';
import type { Checking } from './checking.ts';
import type { ChangeOrigin, DocumentOptions, SaveRequest, SaveResult } from './document-options.ts';
import type { Editor, Snapshot } from './editor.ts';
import { ENTRY_CARD } from './editor.ts';
import { emptyHistory, remember, typedPlace } from './history.ts';
import type { History, HistoryStep } from './history.ts';
import type { HostOptions } from './host-options.ts';
import { createSaving } from './saving.ts';
import type { Saving } from './saving.ts';

type EditorOptions = DocumentOptions & HostOptions;

/**
 * An editor of one document, without DOM or React.
 *
 * The host's objects are read, never frozen, changed or cloned. Call `dispose` when done: it saves what is not saved yet.
 *
 * @example
 * ```ts
 * const editor = createEditor({ defaultJourney: journey, catalog });
 * editor.apply([{ op: 'remove', nodeId: 'reminder' }], 'Remove reminder');
 * editor.undo();
 * ```
 */
export function createEditor(options: EditorOptions): Editor {
  return new DocumentEditor(options).door();
}

class DocumentEditor {
  private options: EditorOptions;
  private history: History = emptyHistory;
  private saving: Saving | undefined;
  private readonly emitted = new WeakSet<Journey>();
  private readonly store: StoreApi<Snapshot>;
  private readonly checking: Checking;

  constructor(options: EditorOptions) {
    this.options = options;
    const journey = documentOf(options);
    this.store = createStore<Snapshot>(() => ({
      journey,
      selection: [],
      problems: [],
      isChecked: false,
      canUndo: false,
      canRedo: false,
      undoLabel: '',
      redoLabel: '',
      save: { kind: 'none' },
      host: options,
      revealed: undefined,
      focusSerial: 0,
    }));
    this.checking = createChecking((problems) => this.store.setState({ problems, isChecked: true }));
    this.startSaving('revision' in options ? options.revision : undefined);
    this.checking.check(journey, options, 0);
  }

  door(): Editor {
    return {
      getSnapshot: () => this.store.getState(),
      subscribe: (listener) => this.store.subscribe(listener),
      apply: (operations, label = '') => this.apply(operations, label),
      load: (journey, how, revision) => this.load(journey, how, revision),
      undo: () => this.travel('undo'),
      redo: () => this.travel('redo'),
      select: (ids) => this.store.setState({ selection: ids }),
      reveal: (target) =>
        this.store.setState((state) => ({
          selection: [target.nodeId],
          revealed: { ...target, serial: (state.revealed?.serial ?? 0) + 1 },
        })),
      focus: () => this.store.setState((state) => ({ focusSerial: state.focusSerial + 1 })),
      flush: () => this.flush('manual'),
      update: (next) => this.update(next),
      dispose: () => this.dispose(),
    };
  }

  private apply(operations: readonly Operation[], label: string): readonly Problem[] {
    const { journey: before, selection } = this.store.getState();
    if (operations.length === 0 || this.options.readOnly === true) return [];
    const done = applyAll(before, operations);
    if (!done.ok) return done.problems;
    const typedAt = typedPlace(operations);
    const step: HistoryStep = {
      label,
      operations,
      inverse: done.inverse,
      selectionBefore: selection,
      selectionAfter: keptSelection(selection, done.journey),
      at: Date.now(),
      ...(typedAt === undefined ? {} : { typedAt }),
    };
    this.history = remember(this.history, step);
    this.become(done.journey, step.selectionAfter);
    this.emit(done.journey, operations, 'user', label);
    return [];
  }

  private travel(direction: 'undo' | 'redo'): void {
    const { done, undone } = this.history;
    const step = direction === 'undo' ? done.at(-1) : undone.at(-1);
    if (step === undefined || this.options.readOnly === true) return;
    const operations = direction === 'undo' ? step.inverse : step.operations;
    const journey = this.travelled(step, direction);
    if (journey === undefined) return;
    this.history =
      direction === 'undo'
        ? { done: done.slice(0, -1), undone: [...undone, step] }
        : { done: [...done, step], undone: undone.slice(0, -1) };
    this.become(journey, keptSelection(direction === 'undo' ? step.selectionBefore : step.selectionAfter, journey));
    this.emit(journey, operations, direction, step.label);
  }

  private travelled(step: HistoryStep, direction: 'undo' | 'redo'): Journey | undefined {
    if (step.replaced !== undefined) return direction === 'undo' ? step.replaced.before : step.replaced.after;
    const result = applyAll(this.store.getState().journey, direction === 'undo' ? step.inverse : step.operations);
    return result.ok ? result.journey : undefined;
  }

  /** Shows a document and what follows from it, in one notification. */
  private become(journey: Journey, selection: readonly string[]): void {
    this.store.setState({ journey, selection, ...this.historyState() });
    this.checking.check(journey, this.options);
  }

  private historyState(): Pick<Snapshot, 'canUndo' | 'canRedo' | 'undoLabel' | 'redoLabel'> {
    const { done, undone } = this.history;
    return {
      canUndo: done.length > 0,
      canRedo: undone.length > 0,
      undoLabel: done.at(-1)?.label ?? '',
      redoLabel: undone.at(-1)?.label ?? '',
    };
  }

  private emit(journey: Journey, operations: readonly Operation[], origin: ChangeOrigin, label: string): void {
    this.emitted.add(journey);
    this.saving?.note(journey, operations);
    this.options.onChange?.({ journey, operations, origin, label });
  }

  private load(journey: Journey, how: 'replace' | 'merge', revision: string | number | undefined): void {
    if (how === 'merge') {
      if (journey !== this.store.getState().journey) this.exchange(journey, '');
      this.startSaving(revision);
      this.emit(journey, replacement(journey), 'merge', '');
      return;
    }
    this.history = emptyHistory;
    this.startSaving(revision);
    this.become(journey, []);
  }

  /** Another document in place of this one, as one step of history. */
  private exchange(journey: Journey, label: string): void {
    const { journey: before, selection } = this.store.getState();
    const selectionAfter = keptSelection(selection, journey);
    const replaced = { before, after: journey };
    const step = {
      label,
      operations: replacement(journey),
      inverse: replacement(before),
      replaced,
      selectionBefore: selection,
      selectionAfter,
      at: Date.now(),
    };
    this.history = remember(this.history, step);
    this.become(journey, selectionAfter);
  }

  private update(next: EditorOptions): void {
    const last = this.options;
    this.options = next;
    if (!sameHost(last, next)) {
      this.store.setState({ host: next });
      if (last.catalog !== next.catalog || last.policy !== next.policy) this.checking.check(this.store.getState().journey, next);
    }
    if (!('journey' in next)) return;
    const current = this.store.getState().journey;
    const isOld = 'journey' in last && last.journey === next.journey;
    if (isOld || next.journey === current || this.emitted.has(next.journey)) return;
    if (next.journey.id !== current.id) this.load(next.journey, 'replace', undefined);
    else if (JSON.stringify(next.journey) !== JSON.stringify(current)) this.exchange(next.journey, '');
  }

  private startSaving(revision: string | number | undefined): void {
    const former = this.saving;
    this.saving = undefined;
    // What was typed into the former document is still saved, to the former document.
    if (former !== undefined) void former.flush('leave').finally(() => former.stop());
    const { options } = this;
    const save = 'save' in options ? options.save : undefined;
    if (save === undefined) return;
    // The document decides which `save` it belongs to; the latest callback of the host is used.
    const current = (request: SaveRequest): Promise<SaveResult> => ('save' in this.options ? (this.options.save ?? save) : save)(request);
    const saving = createSaving({
      save: current,
      revision,
      autosave: 'autosave' in options ? options.autosave : undefined,
      onState: (state) => {
        if (this.saving === saving) this.store.setState({ save: state });
      },
      onError: (error) => this.options.onError?.(error),
    });
    this.saving = saving;
    this.store.setState({ save: { kind: 'saved' } });
  }

  private flush(reason: SaveRequest['reason']): Promise<SaveResult> {
    return this.saving?.flush(reason) ?? Promise.resolve({ status: 'saved', revision: '' });
  }

  private async dispose(): Promise<void> {
    this.checking.stop();
    const { saving } = this;
    await saving?.flush('leave');
    saving?.stop();
  }
}

function documentOf(options: EditorOptions): Journey {
  return 'journey' in options ? options.journey : options.defaultJourney;
}

type Applied =
  | { readonly ok: true; readonly journey: Journey; readonly inverse: readonly Operation[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

function applyAll(journey: Journey, operations: readonly Operation[]): Applied {
  const inverse: Operation[] = [];
  let current = journey;
  for (const operation of operations) {
    const result = applyOperation(current, operation);
    if (!result.ok) return { ok: false, problems: result.problems };
    current = result.journey;
    inverse.unshift(result.inverse);
  }
  return { ok: true, journey: current, inverse };
}

function replacement(journey: Journey): readonly Operation[] {
  // A journey is JSON by its schema; only its index signature is missing in the types.
  return [{ op: 'set', pointer: '', value: journey as unknown as Extract<Operation, { op: 'set' }>['value'] }];
}

function keptSelection(selection: readonly string[], journey: Journey): readonly string[] {
  const isThere = (id: string): boolean => id === ENTRY_CARD || Object.hasOwn(journey.nodes, id);
  return selection.every(isThere) ? selection : selection.filter(isThere);
}

function sameHost(a: HostOptions, b: HostOptions): boolean {
  const keys = [
    'catalog',
    'policy',
    'extensions',
    'permit',
    'readOnly',
    'metrics',
    'publish',
    'scenarios',
    'layout',
    'published',
    'countAudience',
    'createWorker',
    'onError',
  ] as const;
  return keys.every((key) => a[key] === b[key]);
}
