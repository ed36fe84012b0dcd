/**
 * Jobs are woken as contacts are: by what is due in an inbox of their own. The store's lease then keeps two workers apart, a
 * virtual clock stops where a job is due, and workers find the jobs of all tenants.
 */
const mark = '\u{1}job:';

/** The inbox of a job. No contact has that name: ids of contacts have no control characters. */
export function jobInbox(jobId: string): string {
  return mark + jobId;
}

/** The job whose inbox it is; `undefined` for a contact's. */
export function jobOfInbox(contactId: string): string | undefined {
  return contactId.startsWith(mark) ? contactId.slice(mark.length) : undefined;
}
