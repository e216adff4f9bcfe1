import { uploadName } from './upload-file.js';

it.each([
  ['events.csv', 'events.csv'],
  ['Läufe (2).csv', 'L_ufe _2_.csv'],
  ['../../etc/passwd', '.._.._etc_passwd'],
  ['a/b\\c.npy', 'a_b_c.npy'],
  [`${'x'.repeat(200)}.parquet`, `${'x'.repeat(112)}.parquet`],
  ['', 'data'],
])('a file %j is sent as %j', (name, sent) => {
  expect(uploadName(name)).toBe(sent);
});
