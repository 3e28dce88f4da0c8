/** Who may import whom; see docs/architecture.md. TypeScript 7 has no compiler API, so the swc parser reads the sources. */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: '[.]test[.]ts$' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'text-stands-alone',
      severity: 'error',
      from: { path: '^src/text/', pathNot: '[.]test[.]ts$' },
      to: { pathNot: ['^src/text/', 'opencc-js/'] },
    },
    {
      name: 'sentinel-stands-alone',
      severity: 'error',
      from: { path: '^src/sentinel/', pathNot: '[.]test[.]ts$' },
      to: { pathNot: '^src/sentinel/' },
    },
    {
      name: 'contract-is-shared',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { pathNot: ['^src/contract/', '^src/domain/.+/vocabulary[.]ts$', '^node_modules/zod/'] },
    },
    {
      name: 'web-knows-only-the-contract',
      severity: 'error',
      from: { path: '^src/web/' },
      // Headings are numbered alike on paper and on the screen.
      to: { path: '^src/(server|domain)/', pathNot: ['/vocabulary[.]ts$', '^src/domain/document/numbering[.]ts$'] },
    },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^src/server/platform/' },
      to: { path: '^src/(domain|server/(?!platform/))', pathNot: ['/permissions[.]ts$', '/vocabulary[.]ts$'] },
    },
    {
      // Practice cases have an execute of their own: practice.ts.
      name: 'modules-meet-in-named-files',
      severity: 'error',
      from: { path: '^src/server/(?!platform/)([^/]+)/', pathNot: '[.]test[.]ts$' },
      to: {
        path: '^src/server/(?!platform/)([^/]+)/.+',
        pathNot: ['^src/server/$1/', '/(execute|queries)[.]ts$', '^src/server/training/practice[.]ts$'],
      },
    },
    {
      name: 'analytics-only-reads',
      severity: 'error',
      from: { path: '^src/server/analytics/' },
      to: { path: ['/execute[.]ts$', '/eventStore[.]ts$', '/decide[.]ts$'] },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-barrels', severity: 'error', from: {}, to: { path: '^src/.*/index[.]tsx?$' } },
    {
      name: 'tests-are-not-shipped',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]test[.]tsx?$' },
      to: { path: ['^test/', '[.]test[.]tsx?$'] },
    },
    { name: 'seed-is-not-imported', severity: 'error', from: { path: '^src/(?!server/)' }, to: { path: '^seed/' } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
