import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix } from 'node:path';

/** One import, as it stands in a file. */
export type Import = {
  /** Path of the importing file from the repository's root, with forward slashes. */
  readonly file: string;
  readonly specifier: string;
  readonly isTypeOnly: boolean;
};

type Manifest = Partial<Record<'dependencies' | 'peerDependencies' | 'devDependencies', Record<string, string>>>;

// Arrows point one way: playground, stories, tests -> editor -> engine -> schema.
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'packages/schema': [],
  'packages/engine': ['@sojourn/schema'],
  'packages/postgres': ['@sojourn/schema', '@sojourn/engine'],
  'packages/cli': ['@sojourn/schema', '@sojourn/engine', '@sojourn/postgres'],
  'packages/editor': ['@sojourn/schema'],
  'apps/playground': ['@sojourn/schema', '@sojourn/engine', '@sojourn/postgres', '@sojourn/editor'],
};

// Inside the engine: the core knows nothing around it, and only handlers and testing stand outside the main entry.
const engineMayNotReach: Readonly<Record<string, readonly string[]>> = {
  core: ['runtime', 'simulate', 'handlers', 'testing'],
  ports: ['runtime', 'simulate', 'handlers', 'testing'],
  runtime: ['simulate', 'handlers', 'testing'],
  simulate: ['handlers', 'testing'],
  '': ['handlers', 'testing'],
};

const roomPattern = /^(?:packages|apps)\/[^/]+|^(?:tests|bench)(?=\/)/;

/** Test and story files, and the builders beside them: they may use development dependencies and Node. */
export function isTestFile(file: string): boolean {
  // The engine's test tools are published for hosts: they are a source like any other.
  if (file.startsWith('packages/engine/src/testing/')) return file.endsWith('.test.ts');
  return /\.(?:test|stories)\.tsx?$|(?:^|\/)(?:testing|fixtures)\/|^(?:tests|bench|scripts|\.storybook)\//.test(file);
}

/** The room a file belongs to: a package, an app, `tests`, `bench`, or `''` for the tools at the root. */
export function roomOf(file: string): string {
  return roomPattern.exec(file)?.[0] ?? '';
}

/** Says what is wrong with an import, or `undefined` when architecture.md allows it. */
export function judgeImport({ file, specifier, isTypeOnly }: Import, root: string): string | undefined {
  const path = specifier.replace(/\?.*$/, '');
  if (path.startsWith('.')) return judgeRelative(file, path, isTypeOnly);
  if (path.startsWith('/') || path.startsWith('virtual:')) return undefined;
  if (isBuiltin(path)) return judgeBuiltin(file);
  return judgeOurs(file, path) ?? judgeDeclared(file, packageName(path), root);
}

function judgeRelative(file: string, path: string, isTypeOnly: boolean): string | undefined {
  const room = roomOf(file);
  const target = posix.join(posix.dirname(file), path);
  if (target.startsWith('journeys/')) {
    return room.startsWith('packages/') && !isTestFile(file) ? 'Templates are not part of a published package.' : undefined;
  }
  if (/^(?:tests|bench)$/.test(room) && /^(?:scripts|examples)\//.test(target)) return undefined;
  if (room !== roomOf(target)) return `"${path}" leaves ${room || 'the tools'}: import the package by its name, through its entries.`;
  return room === 'packages/engine' && !isTestFile(file) ? judgeInsideEngine(file, target, isTypeOnly) : undefined;
}

function judgeInsideEngine(file: string, target: string, isTypeOnly: boolean): string | undefined {
  const [from, to] = [folderInEngine(file), folderInEngine(target)];
  if (!engineMayNotReach[from]?.includes(to)) return undefined;
  return isTypeOnly && to !== 'handlers' && to !== 'testing'
    ? undefined
    : `engine/src/${from || 'index.ts'} may not import engine/src/${to}.`;
}

function folderInEngine(file: string): string {
  return /^packages\/engine\/src\/([^/]+)\//.exec(file)?.[1] ?? '';
}

function judgeBuiltin(file: string): string | undefined {
  if (isTestFile(file) || /^packages\/engine\/src\/(?:handlers|testing)\//.test(file)) return undefined;
  return /^packages\/(?:schema|engine|editor)\/src\//.test(file)
    ? 'Node does not exist here: take it as an argument or a port.'
    : undefined;
}

function judgeOurs(file: string, path: string): string | undefined {
  if (!path.startsWith('@sojourn/')) return undefined;
  const name = packageName(path);
  if (path.startsWith(`${name}/src/`)) return `"${path}" reaches into another package: use one of its entries.`;
  const room = roomOf(file);
  const allowed = mayImport[room];
  if (!allowed) return undefined;
  if (path === '@sojourn/engine/testing' && room.startsWith('packages/') && !isTestFile(file)) return 'Test tools stay in tests.';
  if (room === 'packages/editor' && name === '@sojourn/engine') {
    return file.startsWith('packages/editor/src/simulator/') ? undefined : 'The editor imports the engine only under src/simulator/.';
  }
  if (`@sojourn/${posix.basename(room)}` === name) return isTestFile(file) ? undefined : 'A package imports itself by relative paths.';
  return allowed.includes(name) ? undefined : `${room} may not import ${name}.`;
}

function judgeDeclared(file: string, name: string, root: string): string | undefined {
  const room = roomOf(file);
  const own = manifest(join(root, room));
  const declared = { ...own.dependencies, ...own.peerDependencies };
  if (Object.hasOwn(declared, name) || name === 'sojourn') return undefined;
  if (`@sojourn/${posix.basename(room)}` === name) return undefined;
  const isDevelopment = room === '' || isTestFile(file) || file.endsWith('.config.ts') || room.startsWith('apps/');
  const development = { ...own.devDependencies, ...manifest(root).devDependencies };
  if (isDevelopment && Object.hasOwn(development, name)) return undefined;
  return `"${name}" is not a dependency of ${room || 'the root'}.`;
}

function packageName(path: string): string {
  return path.split('/', path.startsWith('@') ? 2 : 1).join('/');
}

function manifest(folder: string): Manifest {
  const path = join(folder, 'package.json');
  // Our own files, checked by the package manager: the shape is known.
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : {};
}

/** The nearest folder upwards that holds the workspace file. */
export function findRoot(file: string): string {
  let folder = dirname(file);
  while (!existsSync(join(folder, 'pnpm-workspace.yaml')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
