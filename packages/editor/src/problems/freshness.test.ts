import { describe, expect, it } from 'vitest';
import type { Journey } from '@sojourn/schema';
import { createViewStore } from '../context/view-store.ts';
import { createEditor } from '../store/create-editor.ts';
import { templateCatalog as catalog } from '../../testing/journeys.ts';
import { emptyJourney } from '../../testing/specimens.ts';
import { isQuiet, loudProblems, markFresh, markTouched, placeOfCard, watchFreshness } from './freshness.ts';

const problemAt = (pointer: string) => ({ code: 'value_missing', severity: 'error', pointer, params: {} }) as const;

function opened(journey: Journey = emptyJourney) {
  const editor = createEditor({ defaultJourney: journey, catalog });
  const view = createViewStore();
  const stop = watchFreshness(editor, view);
  const isWaiting = (pointer: string): boolean => isQuiet(problemAt(pointer), view.getState().freshness);
  return { editor, view, stop, isWaiting };
}

describe('what is new', () => {
  it('is quiet, but for the fields that were left', () => {
    const { view, isWaiting } = opened();
    markFresh(view, '/nodes/mail');
    markTouched(view, '/nodes/mail/input/subject');

    expect(isWaiting('/nodes/mail/input/body')).toBe(true);
    expect(isWaiting('/nodes/mail/input/subject')).toBe(false);
    expect(isWaiting('/nodes/mail-2')).toBe(false);
  });

  it('is an entry without a trigger, from the start', () => {
    expect(opened().isWaiting('/entry/triggers')).toBe(true);
  });

  it('is new no more once another card is selected', () => {
    const { editor, view, isWaiting } = opened();
    markFresh(view, placeOfCard('mail'));
    editor.select(['mail']);
    expect(isWaiting('/nodes/mail/input')).toBe(true);
    editor.select(['#entry']);
    expect(isWaiting('/nodes/mail/input')).toBe(false);
    expect(isWaiting('/entry/triggers')).toBe(true);
  });

  it('is looked at in earnest once the problems are opened, or a field is pointed out', () => {
    const first = opened();
    first.view.setState({ bottom: 'problems' });
    expect(first.isWaiting('/entry/triggers')).toBe(false);

    const second = opened();
    second.editor.reveal({ nodeId: '#entry', pointer: '/entry/triggers' });
    expect(second.isWaiting('/entry/triggers')).toBe(false);
  });

  it('leaves the list of findings as it is where nothing is new', () => {
    const { view } = opened();
    const problems = [problemAt('/nodes/mail')];
    view.setState({ bottom: 'simulator' });

    expect(loudProblems(problems, view.getState().freshness)).toBe(problems);
  });

  it('is kept no longer than it is watched', () => {
    const { editor, view, stop, isWaiting } = opened();
    stop();
    view.setState({ bottom: 'problems' });
    editor.select(['#entry']);
    editor.select([]);

    expect(isWaiting('/entry/triggers')).toBe(true);
  });
});
