import { dirname, isAbsolute, relative } from 'node:path';
import type { TablePlace, TableSettings } from '@liesweep/datasets';

/**
 * Where data files are, as a sweep file says it: relative to its folder.
 *
 * @param files relative to where the command runs
 * @param sweepFile likewise
 */
export function tablePlace(
  files: readonly string[],
  sweepFile: string,
  { format, datasets }: TableSettings,
): TablePlace {
  const [dataset] = datasets ?? [];
  return {
    paths: files.map((file) => (isAbsolute(file) ? file : relative(dirname(sweepFile), file))),
    settings: {
      ...(format === undefined ? {} : { format }),
      ...(datasets === undefined || dataset === undefined
        ? {}
        : { dataset: datasets.length === 1 ? dataset : datasets }),
    },
  };
}
