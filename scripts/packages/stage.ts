import { existsSync } from 'node:fs';
import { mkdir, readdir, realpath, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../root.ts';
import { runOrThrow } from '../run.ts';
import { publishedPackages, readManifest, stagedFolder } from './published-packages.ts';

/**
 * Packs every package as it would be published and unpacks it under `.temp/published`, linked to the dependencies that its packed
 * package.json names and to no others. What works there works for somebody who installs it; what is missing there is missing for them.
 *
 * Needs `pnpm build` first. Returns the paths of the tarballs by package.
 */
export async function stage(): Promise<ReadonlyMap<string, string>> {
  const tarballs = join(root, '.temp/tarballs');
  await rm(join(root, '.temp/published'), { recursive: true, force: true });
  await rm(tarballs, { recursive: true, force: true });
  await mkdir(tarballs, { recursive: true });
  const packed = await Promise.all(publishedPackages.map(async (name) => [name, await pack(name, join(tarballs, name))] as const));
  for (const name of publishedPackages) await linkDependencies(name);
  return new Map(packed);
}

async function pack(name: string, destination: string): Promise<string> {
  const source = join(root, 'packages', name);
  if (!existsSync(join(source, 'dist'))) throw new Error(`packages/${name}/dist is missing: run the build first.`);
  await mkdir(destination);
  await runOrThrow('pnpm', ['--config.ignore-scripts=true', 'pack', '--pack-destination', destination], { cwd: source });
  const tarball = (await readdir(destination)).find((file) => file.endsWith('.tgz'));
  if (tarball === undefined) throw new Error(`Packing ${name} left no tarball.`);
  await runOrThrow('tar', ['-xzf', join(destination, tarball), '-C', destination]);
  await mkdir(dirname(stagedFolder(name)), { recursive: true });
  await rename(join(destination, 'package'), stagedFolder(name));
  return join(destination, tarball);
}

async function linkDependencies(name: string): Promise<void> {
  const { dependencies, peerDependencies } = readManifest(stagedFolder(name));
  for (const dependency of Object.keys({ ...dependencies, ...peerDependencies })) {
    const ours = publishedPackages.find((other) => dependency === `@sojourn/${other}`);
    const target = ours === undefined ? await realpath(join(root, 'packages', name, 'node_modules', dependency)) : stagedFolder(ours);
    const link = join(stagedFolder(name), 'node_modules', dependency);
    await mkdir(dirname(link), { recursive: true });
    await symlink(target, link);
  }
}
