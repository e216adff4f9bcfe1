import { rmSync } from 'node:fs';
import { openTensorStore } from '@liesweep/storage';
import { sentError, type CheckAnswer, type CheckQuestion } from './check-messages.js';
import { localChecker } from './sweep-checker.js';
import { UploadScratch } from './upload-scratch.js';
import { Uploads } from './uploads.js';

/**
 * A process of its own that reads what others sent: it may take long or much memory, and end, and the server goes on. Its arguments
 * are the tensor store, a folder for its files, and how many bytes of uploads it keeps.
 */
const [, , tensorsUri = '', scratch = '', keptBytes = '0'] = process.argv;

const tensors = await openTensorStore(tensorsUri);
const uploads = new Uploads(tensors, scratch, 0);
const checker = localChecker(tensors, new UploadScratch(uploads, scratch, Number(keptBytes)));

process.on('disconnect', () => {
  rmSync(scratch, { recursive: true, force: true });
  process.exit();
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined); // the server decides
process.on('message', (question: CheckQuestion) => {
  const asked =
    question.ask === 'check' ? checker.check(question.text, question.storesData) : checker.inspect(question.upload);
  void asked.then(
    (value) => {
      answer({ value });
    },
    (error: unknown) => {
      answer({ error: sentError(error) });
    },
  );
});

function answer(said: CheckAnswer): void {
  if (process.connected) process.send?.(said);
}
