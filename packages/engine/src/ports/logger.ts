/** Hears of ids and codes, never of contact data. */
export interface Logger {
  log(level: 'debug' | 'info' | 'warn' | 'error', code: string, fields: Readonly<Record<string, string | number | boolean>>): void;
}
