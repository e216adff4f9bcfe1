import type { TableCell, TableDescription, WantedColumn } from '../open-table.js';
import type { TableSource } from '../table-source.js';

/** What the process is asked, one JSON text a line. */
export type TableRequest =
  | { readonly ask: 'open'; readonly source: TableSource }
  /** Answered by blocks, as many as there is credit for, and an end. */
  | { readonly ask: 'blocks'; readonly wanted: readonly WantedColumn[]; readonly credit: number }
  /** One more block may be sent. */
  | { readonly ask: 'more' }
  /** No further block is wanted; answered by the end. */
  | { readonly ask: 'stop' }
  | { readonly ask: 'cell'; readonly row: number; readonly position: number };

/** What it answers, the JSON text of a frame; the numbers of a block are the frame's payload, column after column. */
export type TableAnswer =
  | { readonly say: 'opened'; readonly description: TableDescription }
  | {
      readonly say: 'block';
      readonly firstRow: number;
      readonly rowCount: number;
      readonly hasOdd: boolean;
      /** One per wanted column; null where it is numbers. */
      readonly texts: readonly (readonly (string | null)[] | null)[];
    }
  | { readonly say: 'end' }
  | { readonly say: 'cell'; readonly cell: TableCell }
  | { readonly say: 'refused'; readonly file: string; readonly sentences: readonly string[] };
