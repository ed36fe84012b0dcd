/** Filters that a template may use; the engine knows no others. */
export const templateFilters: readonly string[] = [
  'abs', 'append', 'at_least', 'at_most', 'capitalize', 'ceil', 'compact', 'concat', 'date', 'default', 'divided_by', 'downcase', 'escape',
  'escape_once', 'first', 'floor', 'join', 'json', 'last', 'lstrip', 'minus', 'modulo', 'newline_to_br', 'plus', 'prepend', 'remove',
  'remove_first', 'replace', 'replace_first', 'reverse', 'round', 'rstrip', 'size', 'slice', 'split', 'strip', 'strip_newlines', 'times',
  'truncate', 'truncatewords', 'uniq', 'upcase', 'url_encode',
]; // prettier-ignore
