import { dataOf } from './data/index.js';
import type { NamedFile } from './named-file.js';
import { oracleOf } from './oracles/index.js';
import type { SweepSpec } from './sweep-spec.js';

/** All files that a sweep names: of its data, of its oracles, and of the generators that it asks about. */
export function filesOf({
  data,
  system,
  candidates = [],
}: Pick<SweepSpec, 'data' | 'candidates'> & { readonly system: Pick<SweepSpec['system'], 'oracles'> }): NamedFile[] {
  const within = (files: readonly NamedFile[] | undefined, ...beginning: NamedFile['path']): NamedFile[] =>
    (files ?? []).map(({ path, file }) => ({ path: [...beginning, ...path], file }));
  return [
    ...within(dataOf(data).namedFiles?.(data), 'data'),
    ...system.oracles.flatMap((oracle, at) => within(oracleOf(oracle).namedFiles?.(oracle), 'system', 'oracles', at)),
    ...candidates.flatMap((candidate, at): NamedFile[] =>
      typeof candidate === 'string' ? [] : [{ path: ['candidates', at, 'path'], file: candidate.path }],
    ),
  ];
}
