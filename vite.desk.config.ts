import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { readSchemas } from './tools/readSchemas.ts';

/** The desk (工作台): its own entry and its own bundle, so that the portal stays small. */
export default defineConfig({
  root: 'src/web/desk',
  base: '/desk/',
  plugins: [react(), readSchemas()],
  build: {
    outDir: '../../../dist/desk',
    emptyOutDir: true,
    sourcemap: false,
    // Nothing may be inlined as data:, the content security policy would refuse it.
    assetsInlineLimit: 0,
    // antd and React change rarely; the largest chunk is theirs and stays cached between releases.
    chunkSizeWarningLimit: 900,
  },
});
