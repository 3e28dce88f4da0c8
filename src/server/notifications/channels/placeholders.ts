/** Where a text stands decides how it is escaped: whatever a value holds, it stays a value. */
export type Place = 'url' | 'json' | 'form' | 'xml' | 'header';

/** Replaces {{name}} by its value, escaped for the place; a name that is not among the values stays as it is. */
export function fill(template: string, values: Readonly<Record<string, string>>, place: Place): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? whole : escaped(value, place);
  });
}

/** Names of placeholders in a template that are not among `known`. */
export function unknownPlaceholders(template: string, known: readonly string[]): string[] {
  return [...template.matchAll(/\{\{(.*?)\}\}/g)].map((match) => match[1]!).filter((name) => !known.includes(name));
}

function escaped(value: string, place: Place): string {
  switch (place) {
    case 'url':
    case 'form':
      return encodeURIComponent(value);
    case 'json':
      return JSON.stringify(value).slice(1, -1);
    case 'xml':
      return value.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
    case 'header':
      return value.replace(/[^\x20-\x7e]/g, '');
  }
}
