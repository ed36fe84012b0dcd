import type { Journey } from '@sojourn/schema';
import { ApiError, request } from '../api/request.ts';
import type { SaveAnswer } from '../api/types.ts';
import { words } from '../messages/en.ts';

/** Ids tried before giving up. */
const mostTries = 50;

/** A journey with a trigger to choose and nothing else. */
export function emptyJourney(): Journey {
  return {
    schemaVersion: 1,
    id: 'new-journey',
    name: words.gallery.createName,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    entry: { triggers: [], reentry: { mode: 'never' }, start: null },
    nodes: {},
  };
}

/**
 * Saves a journey as a new draft and gives its id; one that is taken gets a number.
 *
 * @throws ApiError when the server refuses it.
 */
export async function createDraft(journey: Journey): Promise<string> {
  for (let number = 1; number <= mostTries; number += 1) {
    const id = number === 1 ? journey.id : `${journey.id}-${number}`;
    try {
      await saveNew({ ...journey, id });
      return id;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 409) throw error;
    }
  }
  throw new ApiError(409, 'id_taken', words.importing.taken(journey.id));
}

/** Opens the draft of a template, making it the first time. */
export async function openTemplate(journey: Journey): Promise<string> {
  try {
    await saveNew(journey);
  } catch (error) {
    // Somebody made it since the gallery was loaded: then it is theirs that is opened.
    if (!(error instanceof ApiError) || error.status !== 409) throw error;
  }
  return journey.id;
}

async function saveNew(journey: Journey): Promise<void> {
  await request<SaveAnswer>(`/api/journeys/${encodeURIComponent(journey.id)}`, { method: 'PUT', body: { journey, revision: 0 } });
}
