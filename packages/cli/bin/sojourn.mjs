#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A checkout runs its source (Node 24 strips the types); the published package has no source and runs what was built from it.
const source = new URL('../src/main.ts', import.meta.url);
await import(existsSync(source) ? source.href : new URL('../dist/main.js', import.meta.url).href);
