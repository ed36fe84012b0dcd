import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { publishedPackages, readManifest, stagedFolder } from './packages/published-packages.ts';
import { stage } from './packages/stage.ts';
import { root } from './root.ts';

// Writes one file per public entry under etc/, so that a change of the public surface is seen in review. With --write it updates them.
const shouldWrite = process.argv.includes('--write');
await stage();
await mkdir(join(root, 'etc'), { recursive: true });

const changed: string[] = [];
const current = new Set<string>();
for (const name of publishedPackages) {
  const folder = stagedFolder(name);
  const entries = Object.entries(readManifest(folder).exports).flatMap(([entry, target]) =>
    typeof target === 'string' ? [] : [{ report: [name, ...entry.split('/').slice(1)].join('.'), types: target.types }],
  );
  let state: CompilerState | undefined;
  for (const { report, types } of entries) {
    current.add(`${report}.api.md`);
    const config = configFor(folder, report, types);
    state ??= CompilerState.create(config, { additionalEntryPoints: entries.map((entry) => join(folder, entry.types)) });
    const result = Extractor.invoke(config, {
      localBuild: shouldWrite,
      compilerState: state,
      messageCallback: (message) => {
        // A changed report is told once, below; the rest of the notes go into the report itself.
        message.handled = message.logLevel !== ExtractorLogLevel.Error;
      },
    });
    if (result.apiReportChanged || !result.succeeded) changed.push(`etc/${report}.api.md`);
  }
}

for (const file of await readdir(join(root, 'etc'))) {
  if (!file.endsWith('.api.md') || current.has(file)) continue;
  changed.push(`etc/${file} (its entry is gone)`);
  if (shouldWrite) await rm(join(root, 'etc', file));
}

if (changed.length > 0) console.log(`${shouldWrite ? 'Updated' : 'The public surface differs from'}: ${changed.join(', ')}`);
if (changed.length > 0 && !shouldWrite) {
  console.error('If the change is meant, run `npx pnpm@12 api` and commit etc/.');
  process.exitCode = 1;
}

function configFor(folder: string, report: string, types: string): ExtractorConfig {
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: join(folder, types),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2022',
            lib: ['es2023', 'dom', 'dom.iterable'],
            module: 'nodenext',
            moduleResolution: 'nodenext',
            strict: true,
            skipLibCheck: true,
            types: [],
          },
          files: [join(folder, types)],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${report}.api.md`,
        reportFolder: join(root, 'etc'),
        reportTempFolder: join(root, '.temp/api'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.Warning, addToApiReportFile: true },
          // Everything exported is public here; there are no release tags.
          'ae-missing-release-tag': { logLevel: ExtractorLogLevel.None },
        },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, 'package.json'),
  });
}
