type Policy = { readonly createScriptURL: (address: string) => unknown };
type Policies = { readonly createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => Policy };

let policy: Policy | null = null;

/** Where a worker or the service worker is loaded from, said so that a browser with Trusted Types allows it: addresses of our own assets and nothing else. */
export function scriptAddress(address: string): string {
  const types = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  if (!types) return address;
  policy ??= types.createPolicy('huying', {
    createScriptURL: (asked) => {
      if (new URL(asked, location.href).origin !== location.origin) throw new TypeError('not an address of ours');
      return asked;
    },
  });
  // The browser takes its own object where the types of the DOM say a text.
  return policy.createScriptURL(address) as string;
}
