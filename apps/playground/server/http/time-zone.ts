/** Whether the platform knows a zone of that IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    // Offsets such as +01:00 are accepted by the platform, but are no zones: they know no summer.
    return !/^[+-]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
