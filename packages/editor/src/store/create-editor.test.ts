import { canonicalJson } from '@sojourn/schema';
import type { JsonValue, Journey, Operation } from '@sojourn/schema';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { template, templateCatalog as catalog } from '../../testing/journeys.ts';
import { createEditor } from './create-editor.ts';
import type { EditorChange, SaveRequest, SaveResult } from './document-options.ts';

const journey = template('cart-recovery');
const rename = (name: string): Operation => ({ op: 'set', pointer: '/name', value: name });
// A journey is JSON by its schema; only its index signature is missing in the types.
const bytesOf = (one: Journey): string => canonicalJson(one as unknown as JsonValue);
const nameOf = (editor: { getSnapshot(): { readonly journey: Journey } }): string => editor.getSnapshot().journey.name;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('history', () => {
  it('takes back and does again, with the names that were given', () => {
    const editor = createEditor({ defaultJourney: journey, catalog });

    editor.apply([{ op: 'remove', nodeId: 'cool-off' }], 'remove the pause');
    expect(editor.getSnapshot()).toMatchObject({ canUndo: true, canRedo: false, undoLabel: 'remove the pause' });
    editor.undo();
    expect(bytesOf(editor.getSnapshot().journey)).toBe(bytesOf(journey));
    expect(editor.getSnapshot()).toMatchObject({ canUndo: false, canRedo: true, redoLabel: 'remove the pause' });
    editor.redo();

    expect(Object.keys(editor.getSnapshot().journey.nodes)).not.toContain('cool-off');
  });

  it('makes one step of a burst of typing, and a new one after a pause or in another place', () => {
    const editor = createEditor({ defaultJourney: journey, catalog });

    for (const name of ['C', 'Ca', 'Car']) editor.apply([rename(name)]);
    editor.apply([{ op: 'set', pointer: '/description', value: 'x' }]);
    vi.advanceTimersByTime(1500);
    editor.apply([{ op: 'set', pointer: '/description', value: 'xy' }]);

    editor.undo();
    expect(editor.getSnapshot().journey.description).toBe('x');
    editor.undo();
    expect(editor.getSnapshot().journey.description).toBe(journey.description);
    expect(nameOf(editor)).toBe('Car');
    editor.undo();
    expect(nameOf(editor)).toBe('Cart recovery');
    expect(editor.getSnapshot().canUndo).toBe(false);
  });

  it('brings the selection back with the step', () => {
    const editor = createEditor({ defaultJourney: journey, catalog });
    editor.select(['cool-off']);

    editor.apply([{ op: 'remove', nodeId: 'cool-off' }]);
    expect(editor.getSnapshot().selection).toEqual([]);
    editor.undo();

    expect(editor.getSnapshot().selection).toEqual(['cool-off']);
  });

  it('changes nothing when an operation is refused, also not by those before it', () => {
    const onChange = vi.fn<(change: EditorChange) => void>();
    const editor = createEditor({ defaultJourney: journey, catalog, onChange });

    const problems = editor.apply([rename('Half'), { op: 'remove', nodeId: 'nobody' }]);

    expect(problems).toHaveLength(1);
    expect(editor.getSnapshot().journey).toBe(journey);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('leads back to equal bytes from any list of edits', () => {
    const edit = fc.oneof(
      fc.string().map(rename),
      fc.constantFrom(...Object.keys(journey.nodes)).map((nodeId): Operation => ({ op: 'remove', nodeId })),
      fc.nat(1e6).map((n): Operation => ({ op: 'insert', at: 'start', nodeId: `new-${n}`, node: { type: 'milestone' } })),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const editor = createEditor({ defaultJourney: journey, catalog });
        for (const operation of edits) editor.apply([operation]);
        const after = bytesOf(editor.getSnapshot().journey);
        while (editor.getSnapshot().canUndo) editor.undo();
        expect(bytesOf(editor.getSnapshot().journey)).toBe(bytesOf(journey));
        while (editor.getSnapshot().canRedo) editor.redo();
        expect(bytesOf(editor.getSnapshot().journey)).toBe(after);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a read-only editor', () => {
  it('applies nothing', () => {
    const editor = createEditor({ defaultJourney: journey, catalog, readOnly: true });
    editor.apply([rename('No')]);
    expect(editor.getSnapshot().journey).toBe(journey);
  });
});

describe('problems', () => {
  it('are there soon after the document, once the checks have been loaded', async () => {
    const editor = createEditor({ defaultJourney: { ...journey, nodes: {} }, catalog });
    expect(editor.getSnapshot()).toMatchObject({ isChecked: false, problems: [] });

    await vi.waitUntil(() => editor.getSnapshot().isChecked);

    expect(editor.getSnapshot().problems.map((problem) => problem.code)).toContain('target_unknown');
  });

  it('appear with a mistake and go when it is taken back', async () => {
    const editor = createEditor({ defaultJourney: journey, catalog });
    const codes = (): string[] => editor.getSnapshot().problems.map((problem) => problem.code);
    await vi.waitUntil(() => editor.getSnapshot().isChecked);
    const before = codes();

    editor.apply([{ op: 'set', pointer: '/nodes/reminder/action', value: 'send_fax' }]);
    await vi.advanceTimersByTimeAsync(200);
    expect(codes()).toContain('action_unknown');
    editor.undo();
    await vi.advanceTimersByTimeAsync(200);

    expect(codes()).toEqual(before);
  });

  it('are those of the latest document, also when it changes while the checks are being loaded', async () => {
    const editor = createEditor({ defaultJourney: { ...journey, nodes: {} }, catalog });
    const seen: (readonly string[])[] = [];
    editor.subscribe(() => seen.push(editor.getSnapshot().problems.map((problem) => problem.code)));
    vi.advanceTimersByTime(0);
    editor.load(journey, 'replace');

    await vi.waitUntil(() => editor.getSnapshot().isChecked);

    expect(seen.flat()).not.toContain('target_unknown');
  });

  it('include what the host finds, and drop an answer that came too late', async () => {
    const answers: (() => void)[] = [];
    const check = (asked: Journey): Promise<[{ code: string; severity: 'warning'; pointer: string; params: object }]> =>
      new Promise((resolve) => answers.push(() => resolve([{ code: `host_${asked.name}`, severity: 'warning', pointer: '', params: {} }])));
    const editor = createEditor({ defaultJourney: journey, catalog, extensions: { checks: [check as never] } }); // params is an empty object

    await vi.waitUntil(() => editor.getSnapshot().isChecked);

    editor.apply([rename('one')]);
    await vi.advanceTimersByTimeAsync(200);
    editor.apply([rename('two')]);
    await vi.advanceTimersByTimeAsync(200);
    for (const answer of answers) answer();
    await vi.advanceTimersByTimeAsync(0);

    expect(
      editor
        .getSnapshot()
        .problems.filter((problem) => problem.code.startsWith('host_'))
        .map((problem) => problem.code),
    ).toEqual(['host_two']);
  });
});

describe('the host', () => {
  it('hears of every change with its operations and where it came from', () => {
    const changes: EditorChange[] = [];
    const editor = createEditor({ defaultJourney: journey, catalog, onChange: (change) => changes.push(change) });

    editor.apply([rename('A')], 'rename');
    editor.undo();
    editor.redo();

    expect(changes.map(({ origin, label }) => `${origin} ${label}`)).toEqual(['user rename', 'undo rename', 'redo rename']);
    expect(changes[0]?.operations).toEqual([rename('A')]);
    expect(changes[1]?.operations).toEqual([rename('Cart recovery')]);
  });

  it('owns a controlled document: an echo changes nothing, another value is one step of history', () => {
    const onChange = vi.fn<(change: EditorChange) => void>();
    const host = { catalog, onChange };
    const editor = createEditor({ journey, ...host });

    editor.apply([rename('Mine')]);
    const emitted = onChange.mock.calls[0]?.[0].journey ?? journey;
    editor.update({ journey: emitted, ...host });
    expect(editor.getSnapshot().journey).toBe(emitted);

    const theirs = { ...emitted, name: 'Theirs' };
    editor.update({ journey: theirs, ...host });
    expect(editor.getSnapshot().journey).toBe(theirs);
    expect(onChange).toHaveBeenCalledTimes(1);
    editor.undo();
    expect(nameOf(editor)).toBe('Mine');
    editor.undo();
    expect(nameOf(editor)).toBe('Cart recovery');
  });

  it('may freeze its document', () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
      return value;
    };
    const frozen = freeze(structuredClone(journey));
    const editor = createEditor({ defaultJourney: frozen, catalog });
    editor.apply([{ op: 'remove', nodeId: 'cool-off' }]);
    expect(editor.getSnapshot().canUndo).toBe(true);
    expect(Object.keys(frozen.nodes)).toContain('cool-off');
  });
});

describe('saving', () => {
  const saver = (): { readonly save: (request: SaveRequest) => Promise<SaveResult>; readonly requests: SaveRequest[] } => {
    const requests: SaveRequest[] = [];
    return { requests, save: (request) => Promise.resolve({ status: 'saved', revision: requests.push(request) }) };
  };

  it('waits for a pause, then sends what changed on the last revision', async () => {
    const { save, requests } = saver();
    const editor = createEditor({ defaultJourney: journey, catalog, revision: 7, save });

    editor.apply([rename('A')]);
    await vi.advanceTimersByTimeAsync(500);
    editor.apply([{ op: 'set', pointer: '/description', value: 'B' }]);
    expect(editor.getSnapshot().save.kind).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(900);

    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ baseRevision: 7, reason: 'auto' });
    expect(requests[0]?.operations).toHaveLength(2);
    expect(editor.getSnapshot().save.kind).toBe('saved');
    editor.apply([rename('C')]);
    await editor.flush();
    expect(requests[1]).toMatchObject({ baseRevision: 1, reason: 'manual' });
  });

  it('does not wait longer than its limit while typing goes on', async () => {
    const { save, requests } = saver();
    const editor = createEditor({ defaultJourney: journey, catalog, save });
    for (let second = 0; second < 12; second++) {
      editor.apply([rename(`name ${String(second)}`)]);
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(requests).toHaveLength(1);
  });

  it('tries again after a failure that may pass, and sends what was lost with what came since', async () => {
    let isDown = true;
    const requests: SaveRequest[] = [];
    const editor = createEditor({
      defaultJourney: journey,
      catalog,
      save: (request) => {
        requests.push(request);
        return isDown ? Promise.reject(new Error('offline')) : Promise.resolve({ status: 'saved', revision: 1 });
      },
    });
    editor.apply([rename('A')]);
    await vi.advanceTimersByTimeAsync(900);
    expect(editor.getSnapshot().save).toMatchObject({ kind: 'error', willRetry: true });

    isDown = false;
    await vi.advanceTimersByTimeAsync(2100);

    expect(requests).toHaveLength(2);
    expect(requests[1]?.operations).toEqual([rename('A')]);
    expect(editor.getSnapshot().save.kind).toBe('saved');
  });

  it('stops at a conflict and says who was faster', async () => {
    const theirs = { ...journey, name: 'Theirs' };
    const save = vi.fn<() => Promise<SaveResult>>(() => Promise.resolve({ status: 'conflict', theirs, revision: 9, by: 'Ann' }));
    const editor = createEditor({ defaultJourney: journey, catalog, save });

    editor.apply([rename('Mine')]);
    await vi.advanceTimersByTimeAsync(900);
    editor.apply([{ op: 'set', pointer: '/description', value: 'more' }]);
    await vi.advanceTimersByTimeAsync(9000);

    expect(save).toHaveBeenCalledTimes(1);
    expect(editor.getSnapshot().save).toMatchObject({ kind: 'conflict', by: 'Ann', revision: 9 });
    expect(await editor.flush()).toMatchObject({ status: 'conflict', revision: 9 });
    expect(nameOf(editor)).toBe('Mine');
  });

  it.each([
    { answer: 'keeping mine', name: 'Mine', keep: true },
    { answer: 'taking theirs', name: 'Theirs', keep: false },
  ])('goes on after a conflict by $answer, on the other revision', async ({ name, keep }) => {
    const theirs = { ...journey, name: 'Theirs' };
    const requests: SaveRequest[] = [];
    const save = (request: SaveRequest): Promise<SaveResult> =>
      Promise.resolve(requests.push(request) === 1 ? { status: 'conflict', theirs, revision: 9 } : { status: 'saved', revision: 10 });
    const editor = createEditor({ defaultJourney: journey, catalog, save });
    editor.apply([rename('Mine')]);
    await vi.advanceTimersByTimeAsync(900);

    editor.load(keep ? editor.getSnapshot().journey : theirs, 'merge', 9);
    await vi.advanceTimersByTimeAsync(900);

    expect(requests[1]).toMatchObject({ baseRevision: 9, journey: { name } });
    expect(editor.getSnapshot().save.kind).toBe('saved');
    editor.undo();
    expect(nameOf(editor)).toBe(keep ? 'Cart recovery' : 'Mine');
  });

  it('saves the document that is left, under its own id, and never the next one by mistake', async () => {
    const { save, requests } = saver();
    const editor = createEditor({ defaultJourney: journey, catalog, save });
    editor.apply([rename('Last words')]);

    editor.load(template('webinar'), 'replace', 3);
    await vi.advanceTimersByTimeAsync(9000);

    expect(requests.map((request) => [request.journey.id, request.reason])).toEqual([['cart-recovery', 'leave']]);
    expect(requests[0]?.signal.aborted).toBe(true);
    expect(editor.getSnapshot()).toMatchObject({ canUndo: false, save: { kind: 'saved' } });
    expect(editor.getSnapshot().journey.id).toBe('webinar');
  });

  it('saves before it goes', async () => {
    const { save, requests } = saver();
    const editor = createEditor({ defaultJourney: journey, catalog, save });
    editor.apply([rename('Last words')]);
    await editor.dispose();
    expect(requests.map((request) => request.reason)).toEqual(['leave']);
  });
});
