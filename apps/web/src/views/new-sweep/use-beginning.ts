import type { Inspection } from '@liesweep/api-contract';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.js';
import { dataText, FORMULA_TEXT } from './first-text.js';
import { sourceKey, type SweepSource } from './sweep-source.js';

/** What a sweep begins with. */
export interface Beginning {
  readonly text: string;
  /** What is in its data file. */
  readonly inspection: Inspection | null;
}

type Begin = (source: SweepSource, signal: AbortSignal) => Promise<Beginning>;

/** The text and what is known of the data, by what was chosen; undefined while it is asked. */
export function useBeginning(source: SweepSource | undefined): {
  readonly beginning: Beginning | undefined;
  readonly error: Error | null;
} {
  const { data, error } = useQuery({
    queryKey: ['beginning', sourceKey(source)],
    queryFn: ({ signal }) => {
      if (source === undefined) throw new Error('nothing was chosen');
      return BEGINNINGS[source.from](source, signal);
    },
    enabled: source !== undefined,
    staleTime: Infinity,
    retry: false,
  });
  return { beginning: data, error };
}

const ofSweep: Begin = async ({ of }, signal) => {
  const { yaml } = await call('getSweep', { params: { sweepId: of } }, signal);
  return { text: yaml, inspection: null };
};

const BEGINNINGS: Readonly<Record<SweepSource['from'], Begin>> = {
  formula: () => Promise.resolve({ text: FORMULA_TEXT, inspection: null }),
  example: async ({ of }, signal) => {
    const { examples } = await call('listExamples', {}, signal);
    const found = examples.find(({ name }) => name === of);
    if (found === undefined) throw new Error(`There is no example ${of}. Choose another one above.`);
    return { text: found.sweepFile, inspection: null };
  },
  data: async ({ of, file }, signal) => {
    const inspection = await call('inspectData', { params: { digest: of }, query: { name: file } }, signal);
    return { text: inspection.proposal ?? dataText(`upload:${of}/${file}`, file), inspection };
  },
  sweep: ofSweep,
  extend: ofSweep,
};
