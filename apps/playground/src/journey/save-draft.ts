import type { SaveRequest, SaveResult } from '@sojourn/editor';
import type { Journey } from '@sojourn/schema';
import { ApiError, request } from '../api/request.ts';
import type { SaveAnswer } from '../api/types.ts';
import { words } from '../messages/en.ts';

/** Saves a draft at the revision it was read at. A conflict hands theirs back; an absent server is tried again. */
export async function saveDraft({ journey, baseRevision, signal }: SaveRequest): Promise<SaveResult> {
  try {
    const { revision } = await request<SaveAnswer>(`/api/journeys/${encodeURIComponent(journey.id)}`, {
      method: 'PUT',
      body: { journey, revision: typeof baseRevision === 'number' ? baseRevision : 0 },
      signal,
    });
    return { status: 'saved', revision };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { revision, journey: theirs } = error.body;
    // Our own server sends theirs with a conflict.
    if (error.status === 409 && typeof revision === 'number' && theirs !== undefined)
      return { status: 'conflict', theirs: theirs as Journey, revision };
    return error.status === 0
      ? { status: 'error', message: words.app.offline, retry: true }
      : { status: 'error', message: error.message, retry: error.status >= 500 };
  }
}
