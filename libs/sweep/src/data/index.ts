import { definitionOf } from '../definition-of.js';
import type { DeepReadonly } from '../deep-readonly.js';
import { csv } from './csv.js';
import type { DataDefinition } from './define-data.js';
import { mnistLatent } from './mnist-latent.js';
import { normal } from './normal.js';
import { npy } from './npy.js';
import { table } from './table.js';
import { trajectory } from './trajectory.js';
import { uniform } from './uniform.js';

/** All data that a sweep file can name, in the order in which messages and tables name them. */
export const DATA = [normal, uniform, table, csv, npy, trajectory, mnistLatent] as const;

type SpecOf<Definition> = Definition extends DataDefinition<infer Spec> ? DeepReadonly<Spec> : never;

/** Where the samples x come from. */
export type DataSpec = SpecOf<(typeof DATA)[number]>;

/** Samples that are drawn. */
export type DrawnDataSpec = NormalDataSpec | UniformDataSpec;
/** Standard normal ones. */
export type NormalDataSpec = SpecOf<typeof normal>;
/** Uniform ones. */
export type UniformDataSpec = SpecOf<typeof uniform>;

/** Data that are read from a file. */
export type FileDataSpec = TableDataSpec | CsvDataSpec | NpyDataSpec | TrajectoryDataSpec;
/** A table of any format. */
export type TableDataSpec = SpecOf<typeof table>;
/** A table of text. */
export type CsvDataSpec = SpecOf<typeof csv>;
/** A NumPy array. */
export type NpyDataSpec = SpecOf<typeof npy>;
/** A table of text of points in time. */
export type TrajectoryDataSpec = SpecOf<typeof trajectory>;

/** The latent space of handwritten digits. */
export type MnistLatentDataSpec = SpecOf<typeof mnistLatent>;

/** The definition of data. */
export function dataOf<Spec extends DataSpec>(spec: Spec): DataDefinition<Spec> {
  return definitionOf(DATA, spec.kind) as unknown as DataDefinition<Spec>;
}

/** True of data that are read from a file which the sweep names. */
export function isFileData(spec: DataSpec): spec is FileDataSpec {
  return dataOf(spec).source === 'file';
}

/** True of data that are made of the digits which the program has. */
export function isDigitData(spec: DataSpec): spec is MnistLatentDataSpec {
  return dataOf(spec).source === 'digits';
}

/** True of data that are drawn. */
export function isDrawnData(spec: DataSpec): spec is DrawnDataSpec {
  return dataOf(spec).source === 'drawn';
}
