import type { Upload } from '@liesweep/api-contract';
import { useRef, useState, type DragEvent, type ReactElement } from 'react';
import { CallError } from '../../api/call.js';
import { Button } from '../../components/button.js';
import styles from './new-sweep.module.css';
import type { SweepSource } from './sweep-source.js';
import { uploadFile } from './upload-file.js';

/** How far an upload is. */
type Sending =
  | { readonly state: 'idle' }
  | { readonly state: 'sending'; readonly name: string; readonly share: number; readonly stop: () => void }
  | { readonly state: 'failed'; readonly message: string };

const SHOWN_DIGITS = 12;

/** Takes a data file that is dropped on it, or chosen, and sends it to the server. */
export function DataDrop({
  source,
  onUploaded,
}: {
  readonly source: SweepSource | undefined;
  readonly onUploaded: (upload: Upload) => void;
}): ReactElement {
  const [sending, setSending] = useState<Sending>({ state: 'idle' });
  const [isOver, setIsOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const send = (files: FileList | null): void => {
    const [file] = files ?? [];
    if (file === undefined) return;
    const stopped = new AbortController();
    const show = (share: number): void => {
      setSending({
        state: 'sending',
        name: file.name,
        share,
        stop: () => {
          stopped.abort();
        },
      });
    };
    show(0);
    uploadFile(file, show, stopped.signal).then(
      (upload) => {
        setSending({ state: 'idle' });
        onUploaded(upload);
      },
      (error: unknown) => {
        setSending(stopped.signal.aborted ? { state: 'idle' } : { state: 'failed', message: messageOf(error) });
      },
    );
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    send(event.dataTransfer.files);
  };
  return (
    <div
      className={styles.drop}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => {
        setIsOver(false);
      }}
      onDrop={drop}
    >
      <p>CSV, Parquet, HDF5, NumPy, JSON or Arrow: one row for each sample. Drop it here, or</p>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        aria-label="Data file"
        tabIndex={-1}
        onChange={({ target }) => {
          send(target.files);
          target.value = '';
        }}
      />
      <Button isDisabled={sending.state === 'sending'} onPress={() => input.current?.click()}>
        Choose a file
      </Button>
      {sending.state === 'sending' && (
        <div className={styles.sending}>
          <progress aria-label={`Sending ${sending.name}`} value={sending.share} max={1} />
          <span>
            {sending.share < 1
              ? `${String(Math.floor(sending.share * 100))} % of ${sending.name}`
              : `Storing ${sending.name} …`}
          </span>
          <Button isSmall onPress={sending.stop}>
            Stop
          </Button>
        </div>
      )}
      {sending.state === 'failed' && (
        <p role="alert" className={styles.fieldProblem}>
          {sending.message}
        </p>
      )}
      {source?.from === 'data' && sending.state === 'idle' && (
        <p className={styles.help}>
          <strong>{source.file}</strong> is stored as{' '}
          <code title={source.of}>{source.of.slice(0, 'sha256:'.length + SHOWN_DIGITS)}…</code>; the same file is stored
          once.
        </p>
      )}
    </div>
  );
}

function messageOf(error: unknown): string {
  if (error instanceof CallError) return `${error.message} ${error.problem.remedy ?? ''}`.trim();
  return error instanceof Error ? error.message : 'The file was not sent.';
}
