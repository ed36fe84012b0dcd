import { readFile } from 'node:fs/promises';
import type { TaskRecord } from '@sojourn/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aFolder, aServer, until, type TestServer } from './testing/test-server.ts';

// Starting a database takes seconds, and longer where all tests run at once.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let folder: Awaited<ReturnType<typeof aFolder>>;
let server: TestServer;

beforeAll(async () => {
  folder = await aFolder();
  server = await aServer(folder.path);
});
afterAll(async () => {
  await server.close();
  await folder.remove();
});

describe('a campaign with approvals', () => {
  it('waits for people, whose answers lead it on', async () => {
    const journey: unknown = JSON.parse(await readFile(new URL('../../../journeys/campaign-launch.json', import.meta.url), 'utf8'));
    await server.send('PUT', '/api/journeys/campaign-launch', { journey, revision: 0 });
    expect(await server.send('POST', '/api/journeys/campaign-launch/publish', {})).toMatchObject({ status: 200 });
    const briefed = { contactId: 'spring', name: 'campaign.briefed', data: { campaign: 'Spring', owner: 'ann' } };
    expect(await server.send('POST', '/events', briefed)).toMatchObject({ status: 202 });
    const openTasks = async (): Promise<TaskRecord[]> =>
      (await server.get<{ rows: TaskRecord[] }>('/api/tasks?state=open&contactId=spring')).body.rows;
    const [brief] = await until(openTasks, (rows) => rows.length === 1);
    expect(brief).toMatchObject({ kind: 'task', assignee: 'ann', title: 'Brief for Spring' });

    const path = `/api/tasks/${encodeURIComponent(brief?.id ?? '')}/complete`;
    expect(await server.send('POST', path, { outcome: 'done' })).toMatchObject({ status: 202, body: { accepted: true } });
    const [content] = await until(openTasks, (rows) => rows[0]?.kind === 'approval');
    const answer = `/api/tasks/${encodeURIComponent(content?.id ?? '')}/complete`;
    expect(await server.send('POST', answer, { outcome: 'perhaps' })).toMatchObject({ status: 400, body: { code: 'request_invalid' } });
    expect(await server.send('POST', answer, { outcome: 'rejected' })).toMatchObject({ status: 202 });

    const [rework] = await until(openTasks, (rows) => rows[0]?.nodeId === 'rework');
    expect(rework).toMatchObject({ title: 'Rework Spring', assignee: 'ann' });
    expect(await server.send('POST', '/api/tasks/none/complete', { outcome: 'done' })).toMatchObject({
      status: 404,
      body: { code: 'task_unknown' },
    });
    expect(await server.send('POST', answer, {})).toMatchObject({ status: 400 });
    expect((await server.get('/api/tasks?state=perhaps')).status).toBe(400);
  });
});
