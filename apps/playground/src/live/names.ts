import { useMemo } from 'react';
import type { EnrollmentRecord, Journey } from '@sojourn/schema';
import type { ContactRow, Rows } from '../api/types.ts';
import { useDrafts, useWorkspace } from '../api/workspace.ts';
import { useResource } from '../api/use-resource.ts';
import { words } from '../messages/en.ts';
import { nameOf } from './contact-name.ts';
import { nodeTitle } from './node-title.ts';

/** Names for ids: people see names, the engine knows ids. */
export interface Names {
  contact(id: string): string;
  journey(id: string): string;
  /** A node's name in the draft; the id where the draft has none such. */
  node(journeyId: string, nodeId: string): string;
}

/** The names of the contacts and journeys of the demo. */
export function useNames(): Names {
  const contacts = useResource<Rows<ContactRow>>('/api/contacts?limit=200', ['contacts']);
  const drafts = useDrafts();
  const workspace = useWorkspace();
  return useMemo((): Names => {
    const people = new Map((contacts.data?.rows ?? []).map((contact) => [contact.id, nameOf(contact)]));
    const journeys = new Map<string, Journey>((drafts.data?.rows ?? []).map((draft) => [draft.id, draft.journey]));
    return {
      contact: (id) => people.get(id) ?? id,
      journey: (id) => journeys.get(id)?.name ?? id,
      node(journeyId, nodeId) {
        const journey = journeys.get(journeyId);
        return journey === undefined ? nodeId : nodeTitle(journey, nodeId, workspace.data?.catalog);
      },
    };
  }, [contacts.data, drafts.data, workspace.data]);
}

/** Where an enrollment stands, in a few words. */
export function stateText({ status, end }: Pick<EnrollmentRecord, 'status' | 'end'>): string {
  if (status !== 'ended' || end === undefined) return words.enrollments.statuses[status];
  const ends: Readonly<Record<string, string>> = words.enrollments.ends;
  if (end.startsWith('exited:')) return words.enrollments.exited(end.slice('exited:'.length));
  return Object.hasOwn(ends, end) ? (ends[end] ?? end) : end;
}
