import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { template } from '../../testing/journeys.ts';
import { openEditor as open } from '../../testing/open-editor.tsx';
import type { Permit, PermitTarget, PermitVerb } from '../store/host-options.ts';

/** Emails are the marketing team's; nobody adds after the entry; the decision is edited by its owner. */
function permit(verb: PermitVerb, target: PermitTarget): Permit {
  if (verb === 'insert' && target.action === 'send_email') return { reason: 'Only marketing adds emails.' };
  if (verb === 'insert' && target.kind === 'edge' && target.nodeId === '#entry') return { reason: 'Ask before you add a step here.' };
  if (verb === 'delete' && target.nodeType === 'branch') return { reason: 'Decisions stay.' };
  if (verb === 'edit' && target.nodeId === 'who') return { reason: 'Anna owns this step.' };
  return verb === 'simulate' ? { reason: 'Not in your plan.' } : true;
}

describe('what the host does not permit', () => {
  it('is disabled with its reason: inserting, here or of a kind, removing, editing, simulating', async () => {
    const { editor, find, root } = await open(template('cart-recovery'), { permit });
    const { journey } = editor.getSnapshot();
    const said = (): string => root.querySelector('[role="status"][aria-live]')?.textContent ?? '';

    const plus = await find('[data-insert="#entry:start"]');
    expect(plus).toHaveAttribute('aria-disabled', 'true');
    expect(plus).toHaveAttribute('title', 'Ask before you add a step here.');
    (await find('[data-card="#entry"]')).focus();
    await userEvent.keyboard('a');
    await vi.waitFor(() => expect(said()).toBe('Ask before you add a step here.'));
    expect(root.querySelector('.sj-palette')).toBeNull();

    await userEvent.click(await find('[data-insert="who:else"]'));
    await userEvent.keyboard('send email{Enter}');
    expect((await find('[data-item="action:send_email"]')).textContent).toContain('Only marketing adds emails.');
    await userEvent.keyboard('{Escape}');

    await userEvent.click(await find('[data-card="who"]'));
    await vi.waitFor(() => expect(root.querySelector('.sj-inspector')?.textContent).toContain('Anna owns this step.'));
    await userEvent.keyboard('{Delete}');
    await vi.waitFor(() => expect(said()).toBe('Decisions stay.'));
    await userEvent.click(await find('.sj-card-menu button'));
    expect((await find('[role="menuitem"][data-tone="danger"]')).textContent).toContain('Decisions stay.');
    await userEvent.keyboard('{Escape}');

    const simulate = await find('.sj-bar-simulate');
    expect(simulate).toHaveAttribute('title', 'Not in your plan.');
    simulate.click();
    expect(root.querySelector('[data-panel="simulator"]')).toBeNull();
    expect(editor.getSnapshot().journey).toBe(journey);
  });

  it('is nothing else: what is permitted goes on as ever', async () => {
    const { editor, find } = await open(template('cart-recovery'), { permit });
    await userEvent.click(await find('[data-insert="who:else"]'));
    await userEvent.keyboard('wait while{Enter}');
    await vi.waitFor(() => expect(editor.getSnapshot().canUndo).toBe(true));
  });
});
