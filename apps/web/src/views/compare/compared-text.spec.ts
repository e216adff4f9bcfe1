import { compareAsCommands, compareAsPython } from './compared-text.js';

test('what is compared can be had at the command line and in Python', () => {
  expect(compareAsCommands(['a-1', 'b-2'])).toBe(
    'liesweep export a-1 --phase-diagram a-1.json\nliesweep export b-2 --phase-diagram b-2.json',
  );
  expect(compareAsPython(['a-1', 'b-2'], 'http://x/').split('\n').slice(2, 4)).toEqual([
    'server = ls.connect("http://x/")',
    'runs = [server.sweep(each).results() for each in ["a-1","b-2"]]',
  ]);
});
