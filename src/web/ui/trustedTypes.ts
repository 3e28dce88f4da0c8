type Policies = { readonly createPolicy: (name: string, rules: { readonly createHTML: (text: string) => string }) => unknown };

/** What could run, in whatever disguise a parser accepts: elements that load or execute, handlers, addresses that are programs. */
const dangerous =
  /<\s*\/?\s*(script|iframe|frame|object|embed|link|meta|base|form|svg|math)\b|[\s/"']on\w+\s*=|javascript\s*:|srcdoc\s*=/i;

/**
 * Component and chart libraries write styles and tooltips as texts of HTML. Where the browser knows Trusted Types, this rule stands before
 * every such place: harmless text passes, everything else is an error and is not written.
 */
export function guardHtml(): void {
  const types = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  types?.createPolicy('default', { createHTML: harmless });
}

/** @throws TypeError for text that could run something */
export function harmless(text: string): string {
  if (dangerous.test(text)) throw new TypeError('This text may not become part of the page.');
  return text;
}
