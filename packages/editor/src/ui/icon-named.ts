import { iconPaths } from './icon-paths.ts';
import type { IconName } from './icon-paths.ts';

/** An icon by a name from a catalog; `fallback` where we have no such icon. */
export function iconNamed(name: string | undefined, fallback: IconName): IconName {
  // Own names only: the name comes from the host's catalog.
  return name !== undefined && Object.hasOwn(iconPaths, name) ? (name as IconName) : fallback;
}
