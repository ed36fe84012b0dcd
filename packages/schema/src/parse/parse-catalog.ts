import type { Catalog } from '../catalog.ts';
import type { Problem } from '../problem.ts';
import { catalogShape } from '../shapes/catalog.ts';
import { parseDocument } from './parse-document.ts';
import type { ParseOptions } from './parsed.ts';

/** A catalog, or every reason why the document is none. */
export type ParsedCatalog =
  | { readonly ok: true; readonly catalog: Catalog }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a catalog from its text, its UTF-8 bytes, or an object. Never throws; findings as those of `parseJourney`. */
export function parseCatalog(input: string | Uint8Array | object, options: ParseOptions = {}): ParsedCatalog {
  const parsed = parseDocument(catalogShape, input, options);
  return parsed.ok ? { ok: true, catalog: parsed.value } : parsed;
}
