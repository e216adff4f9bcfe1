/** The process that reads: what it is asked comes by stdin, what it answers goes by stdout. It ends with its parent. */
import { createInterface } from 'node:readline';
import type { TableRequest } from '../process/messages.js';
import { TableServer } from './table-server.js';

const server = new TableServer(process.stdout);

createInterface(process.stdin)
  .on('line', (line) => {
    server.take(JSON.parse(line) as TableRequest);
  })
  .once('close', () => {
    process.exit();
  });
// Ctrl-C in a terminal reaches this process too; its parent decides what comes of it.
process.on('SIGINT', () => undefined);
// Nobody is there any more to whom it could be said.
process.stdout.on('error', () => {
  process.exit();
});
