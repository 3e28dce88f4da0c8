/** Text with columns in braces: `{SRType}, {Address}`. One without braces is a constant. */
export type Template = string;

const named = /\{([^{}]+)\}/g;

/** The columns that a template names. */
export function columnsOf(template: Template): string[] {
  return [...template.matchAll(named)].map((match) => match[1]!.trim());
}

/** The template with its cells; empty when it names columns and all of them are empty, so that no label stands alone. */
export function fillTemplate(template: Template, cell: (column: string) => string): string {
  const columns = columnsOf(template);
  if (columns.length > 0 && columns.every((column) => cell(column) === '')) return '';
  return template.replace(named, (_, column: string) => cell(column.trim())).trim();
}
