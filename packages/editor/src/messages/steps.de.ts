import type { Message } from './message.ts';
import type { stepsEn } from './steps.en.ts';

/** Texts of what is done with steps as such, in German. */
export const stepsDe: Readonly<Record<keyof typeof stepsEn, Message>> = {
  'steps.copy': 'Kopieren',
  'steps.cut': 'Ausschneiden',
  'steps.paste': 'Danach einfügen',
  'steps.duplicate': 'Duplizieren',
  'steps.remove': 'Entfernen',
  'steps.clear': 'Auswahl aufheben',
  'steps.group': 'Ausgewählte Schritte',
  'steps.chosen': { one: '{count} Schritt ausgewählt', other: '{count} Schritte ausgewählt' },
  'steps.copied': { one: '{count} Schritt kopiert.', other: '{count} Schritte kopiert.' },
  'steps.wasCut': { one: '{count} Schritt ausgeschnitten.', other: '{count} Schritte ausgeschnitten.' },
  'steps.pasted': { one: '{count} Schritt eingefügt.', other: '{count} Schritte eingefügt.' },
  'steps.duplicated': { one: '{count} Schritt dupliziert.', other: '{count} Schritte dupliziert.' },
  'steps.removed': { one: '{count} Schritt entfernt.', other: '{count} Schritte entfernt.' },
  'steps.none': 'Wählen Sie erst einen Schritt aus.',
  'steps.nothingToPaste': 'In der Zwischenablage sind keine Schritte. Kopieren Sie erst welche, hier oder in einer anderen Journey.',
  'steps.notPasted': 'Was in der Zwischenablage ist, passt hier nicht. Es wurde nichts geändert.',
  'steps.noClipboard': 'Der Browser gibt die Zwischenablage nicht frei. Nehmen Sie die Tasten: {keys}.',
  'operation.paste': { one: '{count} Schritt einfügen', other: '{count} Schritte einfügen' },
  'operation.duplicate': { one: '{count} Schritt duplizieren', other: '{count} Schritte duplizieren' },
  'operation.cut': { one: '{count} Schritt ausschneiden', other: '{count} Schritte ausschneiden' },
  'operation.removeMany': { one: '{count} Schritt entfernen', other: '{count} Schritte entfernen' },
};
