import { killEngine } from './kill-journey.ts';

// A worker process to be killed: it says when it is ready and runs until it is gone.
const { engine } = killEngine(process.argv[2] ?? '');
process.stdout.write('ready\n');
await engine.run({ concurrency: 20, pollMs: 50 });
