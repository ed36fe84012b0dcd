/** Tokens read as their name: `{{ contact.firstName | default: 'x' }}` is “{first name}” to a reader. */
export function readTokens(text: string): string {
  return text.replace(/\{\{\s*([^}|]+?)\s*(?:\|[^}]*)?\}\}/g, (_, path: string) => `{${spaced(path.split('.').at(-1) ?? path)}}`);
}

function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
