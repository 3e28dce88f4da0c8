import { defineConfig } from 'vite';

/** The portal: React's interface on Preact's small implementation. Served at `/`; assets are hashed and may be cached for ever. */
export default defineConfig({
  root: 'src/web/portal',
  base: '/',
  publicDir: false,
  resolve: {
    alias: [
      { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react-dom$/, replacement: 'preact/compat' },
      { find: /^react$/, replacement: 'preact/compat' },
    ],
  },
  build: {
    outDir: '../../../dist/portal',
    emptyOutDir: true,
    assetsDir: 'assets',
    // A strict content policy refuses data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    sourcemap: false,
    // Web views of three-year-old phones.
    target: ['chrome89', 'safari15', 'firefox89'],
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
});
