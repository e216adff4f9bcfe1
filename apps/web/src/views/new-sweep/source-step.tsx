import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { call } from '../../api/call.js';
import { Button } from '../../components/button.js';
import { DataDrop } from './data-drop.js';
import styles from './new-sweep.module.css';
import type { SweepSource } from './sweep-source.js';

/** The first step: a data file, a formula, or an example. */
export function SourceStep({ source }: { readonly source: SweepSource | undefined }): ReactElement {
  const navigate = useNavigate();
  const choose = (from: SweepSource['from'], of?: string, file?: string): void => {
    void navigate({
      to: '/new',
      search: { from, ...(of === undefined ? {} : { of }), ...(file === undefined ? {} : { file }) },
    });
  };
  const examples = useQuery({
    queryKey: ['examples'],
    queryFn: ({ signal }) => call('listExamples', {}, signal),
    staleTime: Infinity,
  });
  return (
    <div className={styles.sources}>
      <section className={styles.source} data-chosen={source?.from === 'data'}>
        <h3>A data file of yours</h3>
        <DataDrop
          source={source}
          onUploaded={({ digest, name }) => {
            choose('data', digest, name);
          }}
        />
      </section>
      <section className={styles.source} data-chosen={source?.from === 'formula'}>
        <h3>A formula, without data</h3>
        <p>Which transformations keep x² + y² + z²? Samples are drawn for you.</p>
        <div>
          <Button
            onPress={() => {
              choose('formula');
            }}
          >
            Write a formula
          </Button>
        </div>
      </section>
      <section className={styles.source} data-chosen={source?.from === 'example'}>
        <h3>An example</h3>
        <label htmlFor="example">Sweeps whose symmetries are known</label>
        <select
          id="example"
          className={styles.input}
          value={source?.from === 'example' ? source.of : ''}
          disabled={examples.data === undefined}
          onChange={({ target }) => {
            choose('example', target.value);
          }}
        >
          <option value="" disabled>
            {examples.isError ? 'The examples cannot be read' : 'Choose one'}
          </option>
          {examples.data?.examples.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <p className={styles.help}>
          {source?.from === 'example' ? examples.data?.examples.find(({ name }) => name === source.of)?.about : ''}
        </p>
      </section>
    </div>
  );
}
