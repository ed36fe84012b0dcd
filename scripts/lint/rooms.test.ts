import { describe, expect, it } from 'vitest';
import { findRoot, judgeImport } from './rooms.ts';

const root = findRoot(import.meta.filename);
const judge = (file: string, specifier: string, isTypeOnly = false): string | undefined =>
  judgeImport({ file, specifier, isTypeOnly }, root);

describe('what may import what', () => {
  it.each([
    ['packages/engine/src/core/advance.ts', '@sojourn/schema'],
    ['packages/postgres/src/store.ts', '@sojourn/engine'],
    ['packages/postgres/src/store.test.ts', '@sojourn/engine/testing'],
    ['packages/editor/src/canvas/canvas.tsx', '@sojourn/schema'],
    ['packages/editor/src/simulator/panel.tsx', '@sojourn/engine'],
    ['packages/engine/src/handlers/email.ts', 'node:net'],
    ['packages/engine/src/handlers/email.ts', 'nodemailer'],
    ['packages/schema/src/parse.test.ts', 'vitest'],
    ['packages/editor/src/editor.stories.tsx', '../../../journeys/webinar.json'],
    ['apps/playground/src/main.tsx', '@sojourn/editor/styles.css'],
    ['apps/playground/src/gallery.tsx', '../../../journeys/webinar.json'],
    ['tests/engine.test.ts', '@sojourn/cli'],
    ['tests/e2e/playground.test.ts', '../../scripts/chromium.ts'],
    ['vitest.config.ts', 'vitest/config'],
  ])('%s may import %s', (file, specifier) => {
    expect(judge(file, specifier)).toBeUndefined();
  });

  it.each([
    ['packages/schema/src/parse.ts', '@sojourn/engine'],
    ['packages/schema/src/parse.ts', 'node:fs'],
    ['packages/schema/src/parse.ts', 'vitest'],
    ['packages/engine/src/core/advance.ts', '@sojourn/postgres'],
    ['packages/engine/src/core/advance.ts', '../runtime/create-engine.ts'],
    ['packages/engine/src/index.ts', './handlers/index.ts'],
    ['packages/engine/src/runtime/create-engine.ts', 'node:timers'],
    ['packages/engine/src/core/advance.ts', '../../../schema/src/index.ts'],
    ['packages/engine/src/testing/store-conformance.ts', 'vitest'],
    ['packages/postgres/src/store.ts', '@sojourn/engine/testing'],
    ['packages/postgres/src/store.ts', '@sojourn/engine/src/ports/store.ts'],
    ['packages/editor/src/canvas/canvas.tsx', '@sojourn/engine'],
    ['packages/editor/src/canvas/canvas.tsx', '@testing-library/react'],
    ['packages/editor/src/canvas/canvas.tsx', 'hono'],
    ['packages/editor/src/templates.ts', '../../../journeys/webinar.json'],
    ['apps/playground/server/main.ts', '../../../packages/engine/src/index.ts'],
    ['apps/playground/server/main.ts', '@sojourn/cli'],
    ['tests/engine.test.ts', '../packages/engine/src/core/advance.ts'],
    ['bench/store.ts', '../packages/postgres/src/index.ts'],
  ])('%s may not import %s', (file, specifier) => {
    expect(judge(file, specifier)).toBeTypeOf('string');
  });

  it('lets the core name a type of the runtime, but not run it', () => {
    expect(judge('packages/engine/src/core/advance.ts', '../runtime/engine.ts', true)).toBeUndefined();
    expect(judge('packages/engine/src/core/advance.ts', '../runtime/engine.ts')).toBeTypeOf('string');
  });
});
