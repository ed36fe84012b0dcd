/** A text with `{name}` places, or one text per plural form of `{count}` (Intl.PluralRules). */
export type Message =
  | string
  | {
      readonly one?: string;
      readonly two?: string;
      readonly few?: string;
      readonly many?: string;
      readonly zero?: string;
      readonly other: string;
    };

/** Values for the places of a message. Numbers are shown in the reader's way. */
export type MessageValues = Readonly<Record<string, string | number>>;
