const shape = /^-?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const units = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;

/** “2 days and 3 hours” for `P2DT3H`; the text itself where it is no duration. A sign is left to the sentence around it. */
export function formatDuration(iso: string, locale: string): string {
  const parts = shape.exec(iso)?.slice(1);
  if (parts === undefined || parts.every((part) => part === undefined)) return iso;
  const said = parts.flatMap((part, index) => {
    const unit = units[index];
    if (part === undefined || unit === undefined || (Number(part) === 0 && parts.some((other) => Number(other) > 0))) return [];
    return [new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(part))];
  });
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(said.slice(0, 3));
}
