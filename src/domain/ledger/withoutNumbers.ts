/** A summary without what could lead to a person: telephone, identity and card numbers, mail addresses (脱敏). */
export function withoutNumbers(text: string): string {
  return text.replaceAll(/[\w.+-]+@[\w-]+\.[\w.-]+/g, '***').replaceAll(/\d[\d\s-]{5,}\d/g, '***');
}
