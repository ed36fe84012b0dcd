import type { TimeZone } from '../values.ts';

// Memory of a pure function, as that of the rules of zones: making a formatter costs about 30 µs, and documents name the same few zones.
const known = new Map<string, boolean>();
// More names than the database has: only misspelt or oddly capitalised ones can fill it, and then it starts anew.
const mostNames = 2_000;

// What old Java called its zones. Formatters take them, the database does not have them, and some mean several places.
const notInDatabase = /^(?:A[CGRS]T|AET|B[ES]T|CAT|CNT|CST|CTT|EAT|ECT|IET|IST|JST|MIT|NET|NST|PLT|PNT|PRT|PST|SST|VST)$/i;

/** Whether a text names a zone of the platform's IANA database. Offsets such as `+02:00` have no rules and are refused. */
export function isTimeZone(text: string): text is TimeZone {
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= mostNames) known.clear();
  const answer = isInDatabase(text);
  known.set(text, answer);
  return answer;
}

function isInDatabase(text: string): boolean {
  // Names of the database start with a letter; anything else would be read as an offset or an instant.
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(text) || notInDatabase.test(text)) return false;
  try {
    // The language of the formatter is never used: making it is how the platform says whether it has a zone.
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
