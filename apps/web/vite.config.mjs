import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { scriptBudget } from './script-budget.mjs';

/** Every address in the page is relative: it is served under whatever prefix a proxy gives it. */
export default defineConfig({
  base: './',
  plugins: [react(), scriptBudget()],
  resolve: { conditions: ['@liesweep/source', 'module', 'browser', 'production'] },
  build: {
    target: 'es2023',
    // The first that know light-dark() and nesting: nothing is written twice for older ones.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    sourcemap: false,
    modulePreload: { polyfill: false },
    // What is bundled keeps its licences: they are served beside it.
    license: { fileName: 'licences.md' },
  },
});
