import type { PublishHost } from '@sojourn/editor';
import type { Journey } from '@sojourn/schema';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { engineHost } from './support/engine-host.ts';
import { openEditor as open } from './support/open-editor.tsx';

const live: Journey = {
  schemaVersion: 1,
  id: 'patience',
  name: 'Patience',
  timezone: 'Europe/Stockholm',
  entry: { triggers: [{ id: 'by-hand', type: 'manual' }], reentry: { mode: 'always' }, start: 'pause' },
  goal: { name: 'Order placed', when: { event: 'order.placed' }, within: 'P14D', onReached: 'exit' },
  nodes: {
    pause: { type: 'wait', name: 'Think it over', until: [{ id: 'next', type: 'duration', duration: 'P2D' }], outlets: { next: 'later' } },
    later: { type: 'wait', name: 'A while later', until: [{ id: 'next', type: 'duration', duration: 'P9D' }], outlets: { next: null } },
  },
};
const { pause, ...rest } = live.nodes;
/** The draft without the step where everybody waits. */
const draft: Journey = { ...live, entry: { ...live.entry, start: 'later' }, nodes: rest };

describe('publishing, with the engine that runs the journey', () => {
  it('is refused until what is gone has an answer, and then moves the contacts there, by keyboard alone', async () => {
    const { engine, host } = await engineHost(live, ['ann', 'ben', 'eva']);
    const { find, root } = await open(draft, { publish: host, published: live });
    (await find('.sj-bar-publish')).focus();
    await userEvent.keyboard('{Enter}');
    const dialog = await find('.sj-publish');
    await vi.waitFor(() => expect(dialog.textContent).toContain('3 contacts are in this journey now.'));
    expect(dialog.textContent).toContain('Version 2 takes the place of version 1.');
    expect(dialog.querySelector('.sj-publish-changes')?.textContent).toContain('Think it over');

    dialog.querySelector<HTMLElement>('input[value="drain"]')?.focus();
    await userEvent.keyboard('{ArrowDown}');
    const answer = await find('[data-answer="pause"]');
    await vi.waitFor(() => expect(dialog.textContent).toContain('1 step still needs an answer.'));
    expect(answer).toHaveAttribute('aria-invalid', 'true');
    const confirm = [...dialog.querySelectorAll('button')].at(-1);
    expect(confirm?.textContent).toBe('Publish version 2');
    confirm?.focus();
    await userEvent.keyboard('{Enter}');
    expect(root.ownerDocument.activeElement).toBe(answer);
    expect((await engine.enrollments({ journeyId: live.id })).rows.map(({ version }) => version)).toEqual([1, 1, 1]);

    await userEvent.selectOptions(answer, 'to:later');
    await vi.waitFor(() => expect(confirm).toHaveAttribute('aria-disabled', 'false'));
    confirm?.focus();
    await userEvent.keyboard('{Enter}');

    await vi.waitFor(() => expect(dialog.textContent).toContain('Version 2 is live.'));
    const { rows } = await engine.enrollments({ journeyId: live.id });
    expect(rows.map(({ version, nodeId }) => [version, nodeId])).toEqual([
      [2, 'later'],
      [2, 'later'],
      [2, 'later'],
    ]);
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(root.querySelector('.sj-publish')).toBeNull());
    expect(root.ownerDocument.activeElement).toBe(await find('.sj-bar-publish'));
  });

  it('says how many go on at once when their time is counted anew', async () => {
    const { host } = await engineHost(live, ['ann', 'ben', 'eva']);
    const shorter: Journey = {
      ...live,
      nodes: { ...live.nodes, pause: { ...pause, type: 'wait', until: [{ id: 'next', type: 'duration', duration: 'PT0S' }] } },
    };
    const { find } = await open(shorter, { publish: host, published: live });
    await userEvent.click(await find('.sj-bar-publish'));
    const dialog = await find('.sj-publish');
    await userEvent.click(await find('input[value="migrate"]'));
    await userEvent.selectOptions(await find('[data-answer="pause"]'), 'recompute');
    await vi.waitFor(() => expect(dialog.textContent).toMatch(/3 wait here · 3 go on at once/));
  });

  it('says so in words where the host fails, once while planning and once while publishing, and goes on when it is back', async () => {
    const { engine, host } = await engineHost(live, ['ann', 'ben', 'eva']);
    const onError = vi.fn<(error: unknown) => void>();
    let isDown = true;
    const flaky: PublishHost = {
      plan: (journey, inFlight, signal) => (isDown ? Promise.reject(new Error('offline')) : host.plan(journey, inFlight, signal)),
      commit: (journey, inFlight, note) => (isDown ? Promise.reject(new Error('offline')) : host.commit(journey, inFlight, note)),
    };
    const { find, root } = await open(draft, { publish: flaky, published: live, onError });
    await userEvent.click(await find('.sj-bar-publish'));
    const dialog = await find('.sj-publish');
    const alert = await find('.sj-publish [role="alert"]');
    expect(alert.textContent).toContain('Nobody could be asked who is in this journey.');
    isDown = false;
    await userEvent.click(await find('.sj-publish-callout button'));
    await vi.waitFor(() => expect(dialog.textContent).toContain('3 contacts are in this journey now.'));

    isDown = true;
    const confirm = [...dialog.querySelectorAll('button')].at(-1);
    await userEvent.click(confirm ?? dialog);
    await vi.waitFor(() => expect(dialog.textContent).toContain('your product did not answer'));
    expect(onError).toHaveBeenCalledTimes(2);
    isDown = false;
    await userEvent.click(confirm ?? dialog);
    await vi.waitFor(() => expect(dialog.textContent).toContain('Version 2 is live.'));
    expect((await engine.enrollments({ journeyId: live.id })).rows.every(({ version }) => version === 1)).toBe(true);
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(root.querySelector('.sj-publish')).toBeNull());
  });

  it('waits for the repair of errors, and is not offered where the host forbids it', async () => {
    const { host } = await engineHost(live, ['ann', 'ben', 'eva']);
    const broken: Journey = { ...live, nodes: { ...live.nodes, later: { type: 'action', name: 'Fax', action: 'send_fax' } } };
    const { find, root, unmount } = await open(broken, { publish: host });
    await userEvent.click(await find('.sj-bar-publish'));
    await vi.waitFor(() => expect(root.querySelector('.sj-publish')?.textContent).toMatch(/errors? ha(?:s|ve) to be repaired/));
    await userEvent.click(await find('.sj-publish-callout button'));
    await find('[data-panel="problems"]');
    await unmount();
    const other = await open(draft, { publish: host, permit: (verb) => (verb === 'publish' ? { reason: 'Ask Anna.' } : true) });
    const button = await other.find('.sj-bar-publish');
    expect(button).toHaveAttribute('title', 'Ask Anna.');
    button.click();
    expect(other.root.querySelector('.sj-publish')).toBeNull();
  });
});
