import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseJourney } from '@sojourn/schema';
import type { Journey } from '@sojourn/schema';

const templates = fileURLToPath(new URL('../../../journeys/', import.meta.url));
const main = fileURLToPath(new URL('main.ts', import.meta.url));
// The Node that runs the tests runs the driver too; git gives the command to a shell.
const driver = `"${process.execPath}" "${main}" merge-driver %O %A %B %P`;

interface Repository {
  readonly folder: string;
  git(...args: readonly string[]): string;
  write(name: string, text: string): void;
  read(name: string): string;
  /** Commits a change of a file on a branch of its own, from the first commit. */
  branch(branch: string, name: string, change: (text: string) => string): void;
  /** The exit code of `git merge`, and what it said. */
  merge(branch: string): { readonly status: number | null; readonly said: string };
}

function repository(files: Readonly<Record<string, string>>): Repository {
  const folder = mkdtempSync(join(tmpdir(), 'sojourn-git-'));
  const environment = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', env: environment, stdio: 'pipe' });
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Test');
  git('config', 'user.email', 'test@example.com');
  git('config', 'merge.sojourn.name', 'Sojourn journeys');
  git('config', 'merge.sojourn.driver', driver);
  for (const [name, text] of Object.entries({ ...files, '.gitattributes': '*.json merge=sojourn\n' })) write(name, text);
  git('add', '.');
  git('commit', '-qm', 'base');
  git('tag', 'base');
  return {
    folder,
    git,
    write,
    read,
    branch: (branch, name, change) => {
      git('checkout', '-q', '-b', branch, 'base');
      write(name, change(read(name)));
      git('commit', '-qam', branch);
    },
    merge: (branch) => {
      const { status, stdout, stderr } = spawnSync('git', ['merge', '--no-edit', branch], {
        cwd: folder,
        encoding: 'utf8',
        env: environment,
      });
      return { status, said: stdout + stderr };
    },
  };
}

const cart = readFileSync(join(templates, 'cart-recovery.json'), 'utf8');

function journeyIn(text: string): Journey {
  const parsed = parseJourney(text);
  if (!parsed.ok) throw new Error('the merged file is no journey');
  return parsed.journey;
}

/** Changes a journey as data and writes it as it was written. */
const edit =
  (change: (journey: { nodes: Record<string, Record<string, unknown>>; [key: string]: unknown }) => void) =>
  (text: string): string => {
    const journey = JSON.parse(text) as Parameters<typeof change>[0];
    change(journey);
    return `${JSON.stringify(journey, null, 2)}\n`;
  };

const pauseFor = (duration: string) =>
  edit(({ nodes }) => {
    nodes['cool-off'] = { ...nodes['cool-off'], until: [{ id: 'next', type: 'duration', duration }] };
  });

describe('git with the merge driver', () => {
  it('joins changes that git itself takes for a conflict', () => {
    const { branch, merge, read, git } = repository({ 'cart.json': cart });
    // Neighbouring lines of one case.
    branch('ours', 'cart.json', (text) => text.replace('"High value, returning"', '"Loyal"'));
    branch('theirs', 'cart.json', (text) => text.replace('"right": 100', '"right": 150').replace('"op": "gt"', '"op": "gte"'));
    git('checkout', '-q', 'ours');

    const merged = merge('theirs');

    expect(merged.status).toBe(0);
    const journey = journeyIn(read('cart.json'));
    expect(journey.nodes['who']).toMatchObject({ cases: [{ name: 'Loyal', when: { all: [{ op: 'gte', right: 150 }, {}] } }, {}] });
    // In the style of the file, so that the rest of it is no difference.
    expect(git('diff', '--stat', 'HEAD^1').trim()).toMatch(/1 file changed, 2 insertions\(\+\), 2 deletions\(-\)$/);
  });

  it('joins two new steps at the end of the file, where text always conflicts', () => {
    const { branch, merge, read, git } = repository({ 'cart.json': cart });
    const withStep = (id: string, at: string) =>
      edit(({ nodes }) => {
        const before = nodes[at] as { outlets: Record<string, string | null> };
        nodes[id] = { type: 'milestone', name: id, outlets: { next: before.outlets['next'] ?? null } };
        before.outlets['next'] = id;
      });
    branch('ours', 'cart.json', withStep('mine', 'incentive'));
    branch('theirs', 'cart.json', withStep('yours', 'proof'));
    git('checkout', '-q', 'ours');

    expect(merge('theirs').status).toBe(0);
    expect(journeyIn(read('cart.json')).nodes).toMatchObject({
      incentive: { outlets: { next: 'mine' } },
      proof: { outlets: { next: 'yours' } },
    });
  });

  it('stops where somebody has to decide: marks in the file at that place alone, and a sentence', () => {
    const { branch, merge, read, git } = repository({ 'cart.json': cart });
    branch('ours', 'cart.json', pauseFor('P3D'));
    branch('theirs', 'cart.json', (text) => pauseFor('P4D')(text).replace('"name": "Let them shop"', '"name": "Leave them be"'));
    git('checkout', '-q', 'ours');

    const { status, said } = merge('theirs');

    expect(status).toBe(1);
    expect(said).toContain('cart.json: Wait “Leave them be”');
    expect(said).toContain('both changed it, 3 days against 4 days (it was 2 days)');
    const text = read('cart.json');
    expect(text.match(/^<{7} ours\n.*"P3D"\n={7}\n.*"P4D"\n>{7} theirs$/gm)).toHaveLength(1);
    expect(parseJourney(text).ok).toBe(false);
    expect(git('status', '--short')).toContain('UU cart.json');
    // Taking one side leaves a journey with what was no conflict.
    const decided = text.replaceAll(/<{7} ours\n([^]*?)={7}\n[^]*?>{7} theirs\n/g, '$1');
    expect(journeyIn(decided).nodes['cool-off']).toMatchObject({ name: 'Leave them be', until: [{ duration: 'P3D' }] });
  });

  it('does not lose a step that one took away and the other worked on', () => {
    const { branch, merge, read, git } = repository({ 'cart.json': cart });
    branch(
      'ours',
      'cart.json',
      edit(({ nodes }) => {
        delete nodes['retarget'];
        nodes['urgency'] = { ...nodes['urgency'], outlets: { next: null } };
      }),
    );
    branch('theirs', 'cart.json', (text) => text.replace('"cart-retargeting"', '"retargeting"'));
    git('checkout', '-q', 'ours');

    expect(merge('theirs').status).toBe(1);
    expect(read('cart.json')).toContain('<<<<<<<');
    expect(read('cart.json')).toContain('"retargeting"');
  });

  it('merges a file that both made anew', () => {
    const { write, git, merge, read } = repository({ 'other.json': '{}\n' });
    for (const [name, text] of [
      ['ours', cart],
      ['theirs', cart.replace('"Cart recovery"', '"Recovery"')],
    ] as const) {
      git('checkout', '-q', '-b', name, 'base');
      write('cart.json', text);
      git('add', '.');
      git('commit', '-qm', name);
    }
    git('checkout', '-q', 'ours');

    expect(merge('theirs').status).toBe(1);
    expect(read('cart.json').match(/<{7}/g)).toHaveLength(1);
  });

  it('leaves what is no journey to git: joined as text, or marked', () => {
    const list = `${JSON.stringify(
      Array.from({ length: 30 }, (_, index) => ({ name: `scenario ${index}` })),
      null,
      2,
    )}\n`;
    const { branch, merge, read, git } = repository({ 'cart.scenarios.json': list });
    branch('ours', 'cart.scenarios.json', (text) => text.replace('scenario 1"', 'first"'));
    branch('theirs', 'cart.scenarios.json', (text) => text.replace('scenario 28"', 'last"'));
    branch('third', 'cart.scenarios.json', (text) => text.replace('scenario 1"', 'other"'));
    git('checkout', '-q', 'ours');

    expect(merge('theirs').status).toBe(0);
    expect(read('cart.scenarios.json')).toMatch(/first"[^]*last"/);
    expect(merge('third').status).toBe(1);
    expect(read('cart.scenarios.json')).toContain('<<<<<<<');
  });
});
