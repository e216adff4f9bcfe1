import { openTensorStore } from '../open-tensor-store.js';
import { exampleContent } from './example-content.js';

// Puts example contents and writes one name over and over, and prints each number that the store has acknowledged.
const store = await openTensorStore(process.argv[2] ?? '');
for (let number = 0; ; number += 1) {
  await store.put(exampleContent(number), 'bin');
  await store.writeNamed('checkpoints/latest.bin', exampleContent(number));
  process.stdout.write(`${String(number)}\n`);
}
