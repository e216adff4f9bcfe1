import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder, and what of `texts` it contains, as bytes. For specs. */
export function filesContaining(folder: string, texts: readonly string[]): readonly string[] {
  return filesBelow(folder).flatMap((file) => {
    const content = readFileSync(join(folder, file));
    return texts.filter((text) => content.includes(text)).map((text) => `${file}: ${text}`);
  });
}

/** The files below a folder, by their paths from it. For specs. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
