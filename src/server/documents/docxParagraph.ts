import { type IParagraphOptions, Paragraph } from 'docx';

/** A paragraph without the gap that Word puts between hanzi and digits: with it, 28 characters would not fit the line; and without the care for single lines, which would leave 21 on a page. */
export function paragraph(options: IParagraphOptions): Paragraph {
  return new Paragraph({ autoSpaceEastAsianText: false, widowControl: false, ...options });
}
