import { gzipSync } from 'node:zlib';

/** What the page may load before its first view is there, packed, in kB: scripts in all, and styles of all views. */
const MOST_SCRIPT = 230;
const MOST_STYLE = 25;
const FIRST_VIEW = 'sweeps-view';

/**
 * Fails the build where the page has become too heavy: the scripts of the entry and of the first view, with all that they import
 * at once, and all styles; and where a font or an address of another origin has come in.
 *
 * @returns {import('vite').Plugin}
 */
export function scriptBudget() {
  return {
    name: 'script-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const packed = (content) => gzipSync(content).length / 1000;
      const isFirst = (file) => file.type === 'chunk' && (file.isEntry || file.name === FIRST_VIEW);
      const first = new Set(files.filter(isFirst).map(({ fileName }) => fileName));
      if (first.size !== 2) this.error(`the first view is no chunk named ${FIRST_VIEW}: name what is to be measured`);
      for (const name of first) for (const imported of bundle[name].imports) first.add(imported);
      const script = sum([...first].map((name) => packed(bundle[name].code)));
      const style = sum(files.filter(({ fileName }) => fileName.endsWith('.css')).map(({ source }) => packed(source)));
      const fonts = files.filter(({ fileName }) => /\.(woff2?|ttf|otf)$/.test(fileName));
      this.info(`${script.toFixed(0)} kB of script before the first view, ${style.toFixed(0)} kB of style in all`);
      if (script > MOST_SCRIPT)
        this.error(`script before the first view: ${script.toFixed(0)} kB, at most ${MOST_SCRIPT}`);
      if (style > MOST_STYLE) this.error(`style: ${style.toFixed(0)} kB, at most ${MOST_STYLE}`);
      if (fonts.length > 0) this.error(`fonts are the system’s: ${fonts.map(({ fileName }) => fileName).join(', ')}`);
    },
  };
}

function sum(numbers) {
  return numbers.reduce((total, each) => total + each, 0);
}
