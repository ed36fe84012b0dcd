import type { Message } from '../../messages/message.ts';
import type { fieldEn } from './messages.en.ts';

/** German texts of the fields. */
export const fieldDe: Readonly<Record<keyof typeof fieldEn, Message>> = {
  'field.number.unreadable': 'Das ist noch keine Zahl. Bis dahin bleibt die letzte.',
  'field.toggle.on': 'Ja',
  'field.toggle.off': 'Nein',
  'field.select.none': 'Nichts gewählt',
  'field.select.gone': '{value} (nicht mehr im Angebot)',
  'field.duration.example': 'etwa 2 Tage',
  'field.duration.unreadable': 'Eine Dauer wie „2 Tage“, „36 Stunden“ oder P2D.',
  'field.token.insert': 'Wert einfügen',
  'field.token.contact': 'Kontakt',
  'field.token.entry': 'Was den Kontakt hereinließ',
  'field.token.fallback': 'falls unbekannt',
  'field.token.fallbackOf': 'Steht dort, falls unbekannt: {name}',
  'field.token.noFallback': 'wird nicht gesendet',
  'field.token.or': 'oder „{fallback}“',
  'field.list.add': 'Zeile hinzufügen',
  'field.list.addTo': 'Zeile hinzufügen zu {name}',
  'field.list.remove': 'Zeile {number} entfernen',
  'field.list.up': 'Zeile {number} nach oben',
  'field.list.down': 'Zeile {number} nach unten',
  'field.list.row': 'Zeile {number}',
  'field.note.empty': 'Was man dazu wissen sollte',
  'field.json.help': 'Dieser Teil hat kein Formular. Er bleibt, wie er ist.',
  'field.options.search': 'Suchen',
  'field.options.loading': 'Lädt…',
  'field.options.failed': 'Die Liste konnte nicht geladen werden.',
  'field.options.retry': 'Noch einmal',
};
