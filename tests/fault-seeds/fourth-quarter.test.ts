import { runQuarter } from './run-seeds.ts';

runQuarter(3);
