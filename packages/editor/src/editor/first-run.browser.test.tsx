import type { Journey } from '@sojourn/schema';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { template } from '../../testing/journeys.ts';
import { openEditor as open } from '../../testing/open-editor.tsx';
import { emptyJourney } from '../../testing/specimens.ts';

describe('a first journey', () => {
  it('is in no red until a field was left, another card is selected or the problems are asked for; all is counted', async () => {
    const { editor, find, root } = await open(emptyJourney);
    const isRed = (): boolean => root.querySelector('[data-severity="error"], [data-tone="error"], [data-problem="error"]') !== null;
    const chip = (): string => root.querySelector('.sj-bar .sj-chip[aria-expanded]')?.textContent ?? '';
    editor.reveal({ nodeId: '#entry' });
    await vi.waitFor(() => expect(root.querySelector('[data-add]')).not.toBeNull());
    expect(isRed()).toBe(false);

    await userEvent.click(await find('[data-add]'));
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(root.ownerDocument.activeElement).toBeInstanceOf(HTMLSelectElement));
    await vi.waitFor(() => expect(chip()).toMatch(/error/));
    expect(isRed()).toBe(false);
    await userEvent.keyboard('{Tab}');
    await vi.waitFor(() => expect(root.querySelector('.sj-inspector [data-severity="error"]')?.textContent).toMatch(/empty/));

    await userEvent.click(await find('[data-insert="#entry:start"]'));
    await userEvent.keyboard('send email{Enter}');
    await vi.waitFor(() => expect(editor.getSnapshot().selection).not.toContain('#entry'));
    const [mail = ''] = editor.getSnapshot().selection;
    await vi.waitFor(() => expect(chip()).toMatch(/\d errors/));
    expect((await find(`[data-card="${mail}"]`)).dataset['problem']).toBeUndefined();
    expect((await find('[data-card="#entry"]')).dataset['problem']).toBe('error');
    await userEvent.click(await find('.sj-bar .sj-chip[aria-expanded]'));
    await vi.waitFor(() => expect(root.querySelector(`[data-card="${mail}"]`)).toHaveAttribute('data-problem', 'error'));
  });
});

describe('a document that is no journey', () => {
  it('is said to be none, in words and with the way back, and takes nothing along', async () => {
    const errors: unknown[] = [];
    const { editor, root } = await open(template('welcome-3'), { onError: (error) => errors.push(error) });
    const { journey } = editor.getSnapshot();
    // What a host's store may hold after an accident.
    const broken = { ...journey, entry: { ...journey.entry, triggers: 7 } } as unknown as Journey;

    editor.load(broken, 'merge');
    await vi.waitFor(() => expect(root.querySelector('.sj-broken')?.textContent).toContain('/entry/triggers'));
    expect(errors.length).toBeGreaterThan(0);
    const undo = root.querySelector<HTMLElement>('.sj-broken button');
    if (undo === null) throw new Error('There is no way back.');
    await userEvent.click(undo);
    await vi.waitFor(() => expect(root.querySelector('[data-card="#entry"]')).not.toBeNull());
    expect(editor.getSnapshot().journey).toBe(journey);
  });
});
