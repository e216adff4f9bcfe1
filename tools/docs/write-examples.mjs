// Writes the sweep files that the page offers to begin with, from `examples/`: `node tools/docs/write-examples.mjs`. They are part of
// the program, because an image has no `examples/`. A spec of the server holds them to the folder.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
const file = fileURLToPath(new URL('../../apps/api/src/submissions/examples.ts', import.meta.url));

const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort((one, other) => rankOf(one) - rankOf(other) || (one < other ? -1 : 1))
  .map((name) => ({ name: name.replace(/\.yaml$/, ''), sweepFile: readFileSync(`${folder}${name}`, 'utf8') }))
  .filter(({ sweepFile }) => !/^\s*(?:path|labels): .*\.\w+$/m.test(sweepFile))
  .map(({ name, sweepFile }) => ({ name, about: aboutOf(sweepFile), sweepFile }));

/** The one that takes seconds comes first. */
function rankOf(name) {
  return name === 'quick.yaml' ? 0 : 1;
}

/** The first sentence of its comment. */
function aboutOf(sweepFile) {
  const lines = [];
  for (const line of sweepFile.split('\n')) {
    if (!line.startsWith('#')) break;
    lines.push(line.replace(/^#\s?/, ''));
  }
  const text = lines.join(' ').replace(/^Example \d+, /, '');
  const sentence = /^.*?[.?!](?=\s|$)/.exec(text)?.[0] ?? text;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

const source = `/** Sweep files to begin with, written by \`node tools/docs/write-examples.mjs\`. */
export const EXAMPLES: readonly { readonly name: string; readonly about: string; readonly sweepFile: string }[] = ${JSON.stringify(examples)};
`;
writeFileSync(file, await format(source, { ...(await resolveConfig(file)), filepath: file }));
console.log(`apps/api/src/submissions/examples.ts: ${String(examples.length)} examples`);
