import type { Catalog } from '../catalog.ts';
import type { Journey } from '../journey.ts';
import type { DescribeContext } from '../messages/describe-value.ts';
import { shippedWords } from '../messages/shipped-words.ts';
import type { Words } from '../messages/saying.ts';
import { asMermaid } from './as-mermaid.ts';
import { asText } from './as-text.ts';

/** How a journey is described. */
export interface DescribeJourneyOptions {
  /** Names of attributes, events and actions, where it has them. */
  readonly catalog?: Catalog;
  /** BCP 47 tag. English and German are there; any other is told in English, with the numbers of the locale. English if absent. */
  readonly locale?: string;
  /** A catalogue of the host's own, instead of `locale`; what it leaves out is said in English. */
  readonly words?: Words;
  /** Plain text with indented lists, Markdown, or a Mermaid flowchart; `text` if absent. */
  readonly format?: 'text' | 'markdown' | 'mermaid';
}

/**
 * A journey in words: who comes in, what holds all the way, and the steps as an outline, each once and numbered; where paths meet, the
 * others say at which number they continue.
 *
 * Texts of the document are never markup: in Markdown and Mermaid they are escaped.
 *
 * @returns Lines that end in a line break. Never throws for a journey that parses.
 */
export function describeJourney(journey: Journey, { catalog, locale, words, format = 'text' }: DescribeJourneyOptions = {}): string {
  const context: DescribeContext = { words: words ?? shippedWords(locale), journey, ...(catalog !== undefined && { catalog }) };
  return format === 'mermaid' ? asMermaid(journey, context) : asText(journey, context, format);
}
