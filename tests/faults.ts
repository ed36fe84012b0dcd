/**
 * Kills workers and the database for as long as one likes, and judges what is left: `npx pnpm@12 faults [minutes] [seed]`.
 * Each minute is a run of 10,000 contacts, four workers, 200 kills and three crashes of the server, on a database of its own.
 */
import { runKills } from './support/kill/run-kills.ts';
import { startPostgres } from './support/start-postgres.ts';

const minutes = Number(process.argv[2] ?? 1);
const seed = Number(process.argv[3] ?? 1);
let isWrong = false;
for (let minute = 0; minute < minutes; minute += 1) {
  const server = await startPostgres();
  try {
    const report = await runKills(server, { contacts: 10_000, kills: 200, crashes: 3, seconds: 57, seed: seed + minute });
    isWrong ||= Object.values(report.findings).some((count) => count !== 0);
    console.log(JSON.stringify({ seed: seed + minute, ...report }));
  } finally {
    await server.remove();
  }
}
process.exit(isWrong ? 1 : 0);
