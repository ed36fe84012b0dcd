import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

/** The packages that are published, dependencies first. */
export const publishedPackages: readonly string[] = ['schema', 'engine', 'postgres', 'cli', 'editor'];

/** The fields of a package.json that our scripts read. */
export type Manifest = {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
};

/** Where {@link stage} unpacks a package. */
export function stagedFolder(name: string): string {
  return join(root, '.temp/published', name);
}

/** The package.json of a folder. */
export function readManifest(folder: string): Manifest {
  // Our own packages, and what was packed from them.
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
