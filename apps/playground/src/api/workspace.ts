import { useResource, type Resource } from './use-resource.ts';
import type { DraftRow, Rows, TemplateRow, WorkspaceAnswer } from './types.ts';

/** The catalog, the policy, and where data and mail go. */
export function useWorkspace(): Resource<WorkspaceAnswer> {
  return useResource<WorkspaceAnswer>('/api/workspace', []);
}

/** Journeys to start from. */
export function useTemplates(): Resource<Rows<TemplateRow>> {
  return useResource<Rows<TemplateRow>>('/api/templates', []);
}

/** One's own journeys. */
export function useDrafts(): Resource<Rows<DraftRow>> {
  return useResource<Rows<DraftRow>>('/api/journeys', ['journeys']);
}
