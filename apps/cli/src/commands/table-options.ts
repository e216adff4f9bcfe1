import { Option, type Command } from 'commander';

/** As `TableFormat` of `@liesweep/table-files`, whose readers no help text waits for. */
const FORMATS = ['csv', 'json', 'parquet', 'arrow', 'hdf5', 'npy', 'npz'];

/** Adds the options of a command that opens data files. */
export function addTableOptions(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'of the data file; by its content where left out').choices(FORMATS))
    .option(
      '--dataset <name>',
      'of an HDF5 file, or a member of an .npz; repeated ones are put side by side',
      (word: string, before?: readonly string[]) => [...(before ?? []), word],
    )
    .option('--force', 'write over a sweep file that is there');
}
