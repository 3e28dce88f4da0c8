import { defineConfig } from 'vite';
import { readSchemas } from './tools/readSchemas.ts';

const formParts =
  /node_modules\/preact|src\/domain\/case\/vocabulary|src\/web\/(api|ui|i18n)\/|src\/web\/portal\/([^/]+|(parts|photos|submit)\/[^/]+)$/;
const later =
  /\.en\.ts|Sheet\.tsx|ReceiptPage|checkSubmission|searchPlaces|CasePhotos|DeadlineBadge|useCaseChanges|copyText|desk/;
const neededByForm = (id: string) => formParts.test(id) && !later.test(id);

/** The portal: React's interface on Preact's small implementation. Served at `/`; assets are hashed and may be cached for ever. */
export default defineConfig({
  plugins: [readSchemas()],
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
    // What the form needs is one file: on a phone twenty small requests cost more than one of their size.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'form', test: neededByForm }] } } },
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
});
