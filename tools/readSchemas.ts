/**
 * For Vite: zod reads schemas instead of compiling them. It decides when a schema is made, which in a bundle is before any line of ours, and
 * its trial would be refused and reported by the content security policy.
 */
export function readSchemas() {
  return {
    name: 'read-schemas',
    transform(code: string, file: string): string | null {
      return /zod\/v4\/core\/core\.js/.test(file) ? `${code}\nglobalConfig.jitless = true;\n` : null;
    },
  };
}
