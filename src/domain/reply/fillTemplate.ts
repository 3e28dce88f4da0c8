import { type FilledBlank, filledBlanks, writtenBlanks } from './vocabulary.ts';

const blank = /\{([^{}\n]{1,20})\}/gu;

/** Blanks by their names in either language; what is none of them. */
export function unknownBlanks(template: string): readonly string[] {
  return [...template.matchAll(blank)].map(([, name]) => name!.trim()).filter((name) => kindOf(name) === null);
}

/** The template with what is known filled in; what must be written stays in its braces, where the check of replies finds it. */
export function fillTemplate(template: string, known: Readonly<Record<FilledBlank, string>>): string {
  return template.replaceAll(blank, (whole, name: string) => {
    const found = kindOf(name.trim());
    // An empty value stays a blank: "in  was repaired" tells nobody where.
    return found?.by === 'system' && known[found.blank] !== '' ? known[found.blank] : whole;
  });
}

type Kind = { readonly by: 'system'; readonly blank: FilledBlank } | { readonly by: 'writer' };

function kindOf(name: string): Kind | null {
  const filled = Object.entries(filledBlanks).find(([zh, en]) => name === zh || name === en);
  if (filled) return { by: 'system', blank: filled[1] };
  return Object.entries(writtenBlanks).some(([zh, en]) => name === zh || name === en) ? { by: 'writer' } : null;
}
