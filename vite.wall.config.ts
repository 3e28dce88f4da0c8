import { defineConfig } from 'vite';
import { readSchemas } from './tools/readSchemas.ts';

/** The wall (大屏): React's interface on Preact's small implementation, like the portal; a screen runs it for months. */
export default defineConfig({
  root: 'src/web/wall',
  base: '/wall/',
  publicDir: false,
  plugins: [readSchemas()],
  resolve: {
    alias: [
      { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react-dom$/, replacement: 'preact/compat' },
      { find: /^react$/, replacement: 'preact/compat' },
    ],
  },
  build: {
    outDir: '../../../dist/wall',
    emptyOutDir: true,
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    sourcemap: false,
    // Browsers of boxes behind a screen are seldom renewed.
    target: ['chrome89', 'safari15', 'firefox89'],
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
});
