import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { template, templateCatalog as catalog } from '../../testing/journeys.ts';
import { metricsOf } from '../../testing/metrics-specimen.ts';
import { openEditor as open } from '../../testing/open-editor.tsx';
import type { MetricsRequest } from '../store/host-options.ts';
import { JourneyViewer } from '../viewer/journey-viewer.tsx';

const journey = template('cart-recovery');
const metrics = metricsOf(journey, 4000);

const figuresOf = (root: HTMLElement, id: string): readonly string[] =>
  [...root.querySelectorAll(`[data-card="${id}"] .sj-figure [aria-hidden]`)].map(({ textContent }) => textContent);
const widthOf = (root: HTMLElement, id: string): number => {
  const path = root.querySelector(`[data-id="${id}"] .sj-edge path`);
  return path === null ? Number.NaN : Number.parseFloat(getComputedStyle(path).strokeWidth);
};

describe('figures on the canvas', () => {
  it('stand on the cards, two at most, and make the lines as wide as the share that took them', async () => {
    const { root, find } = await open(journey, { metrics });
    await find('.sj-legend');
    expect(figuresOf(root, '#entry')).toEqual(['4,000 came in', '12 % at goal']);
    expect(figuresOf(root, 'incentive')[0]).toBe(String(metrics.nodes['incentive']?.here));
    for (const card of root.querySelectorAll('[data-card]')) expect(card.querySelectorAll('.sj-figure').length).toBeLessThanOrEqual(2);
    expect(root.querySelector('[data-card="incentive"]')?.textContent).toContain('contacts are here now');
    expect(widthOf(root, '#entry:start')).toBeCloseTo(10, 1);
    expect(widthOf(root, 'who:loyal')).toBeLessThan(widthOf(root, '#entry:start'));
    const outlets = metrics.nodes['who']?.outlets ?? {};
    const share = Math.round(((outlets['loyal'] ?? 0) / 4000) * 100);
    expect([...root.querySelectorAll('.sj-pill')].map(({ textContent }) => textContent).join('|')).toContain(`· ${share} %`);
  });

  it('change what they say by the legend', async () => {
    const { root, find } = await open(journey, { metrics });
    const legend = await find('.sj-legend select');
    const here = metrics.nodes['incentive']?.here ?? 0;
    const passed = metrics.nodes['incentive']?.passed ?? 0;
    const came = metrics.nodes['who']?.outlets['loyal'] ?? 0;
    expect(figuresOf(root, 'incentive')[1]).toBe(`${Math.round((1 - passed / (came - here)) * 100)} % drop off`);
    await userEvent.selectOptions(legend, 'passed');
    await vi.waitFor(() => expect(figuresOf(root, 'incentive')[1]).toBe(`${passed.toLocaleString('en')} passed`));
    await userEvent.selectOptions(legend, 'time');
    await vi.waitFor(() => expect(figuresOf(root, 'incentive')[1]).toBe('26 hr'));
  });

  it('are loaded again and again, keep the last when that fails and say so, with one way out', async () => {
    const onError = vi.fn<(error: unknown) => void>();
    let answer = (): Promise<typeof metrics> => Promise.reject(new Error('offline'));
    const load = vi.fn<(request: MetricsRequest) => Promise<typeof metrics>>(() => answer());
    const { root, find } = await open(journey, { metrics: { load, everyMs: 60_000 }, onError });
    const legend = await find('.sj-legend');
    await vi.waitFor(() => expect(legend.textContent).toContain('Figures could not be loaded.'));
    expect(onError).toHaveBeenCalled();
    expect(load.mock.calls[0]).toMatchObject([{ journeyId: 'cart-recovery' }]);
    answer = () => Promise.resolve(metrics);
    await userEvent.click(await find('.sj-legend button'));
    await vi.waitFor(() => expect(figuresOf(root, '#entry')).toHaveLength(2));
    expect(legend.textContent).toMatch(/As of \d/);
  });

  it('stay when a later load fails, and are called old', async () => {
    let calls = 0;
    const load = (): Promise<typeof metrics> => {
      calls += 1;
      return calls === 1 || calls === 2 ? Promise.resolve(metrics) : Promise.reject(new Error('offline'));
    };
    const { root, find } = await open(journey, { metrics: { load, everyMs: 30 } });
    const legend = await find('.sj-legend');
    await vi.waitFor(() => expect(legend.textContent).toContain('new figures could not be loaded'));
    expect(figuresOf(root, '#entry')).toHaveLength(2);
  });

  it('stand in the viewer, too', async () => {
    const screen = await render(
      <div style={{ width: 800, height: 600 }}>
        <JourneyViewer journey={journey} catalog={catalog} metrics={metrics} theme="light" />
      </div>,
    );
    await vi.waitFor(() => expect(figuresOf(screen.container, '#entry')).toHaveLength(2));
    await vi.waitFor(() => expect(screen.container.querySelector('.sj-legend')).not.toBeNull());
  });
});
