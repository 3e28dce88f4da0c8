/** Ids of the fields of the sheet, in the order in which Enter goes through them. */
export const sheetFields = ['number', 'name', 'what', 'place', 'room', 'when', 'want', 'category', 'questions', 'unit'] as const;
export type SheetField = (typeof sheetFields)[number];

export const fieldId = (field: SheetField | 'consent' | 'reply' | 'third' | 'knowledge' | 'wrapUp'): string => `sheet-${field}`;

export function focusField(field: Parameters<typeof fieldId>[0]): void {
  const element = document.getElementById(fieldId(field));
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
  if (element instanceof HTMLInputElement) element.select();
}

/** The next field that is on the screen. */
export function focusAfter(field: SheetField): void {
  const next = sheetFields.slice(sheetFields.indexOf(field) + 1).find((each) => document.getElementById(fieldId(each)) !== null);
  if (next) focusField(next);
}
