import { PassThrough } from 'node:stream';
import { createLogger } from './create-logger.js';
import { guardOutput } from './guard-output.js';
import { prettyStream } from './pretty-stream.js';

const ESCAPE = '\u001b[';

function printed(isTTY: boolean, environment: Record<string, string>): string {
  let text = '';
  const output = { isTTY, write: (part: string) => void (text += part) };
  const log = createLogger({ name: 'cli', level: 'info', stream: prettyStream(output, environment) });
  log.info({ sweepId: 'so-n-01234567', trials: 160 }, 'sweep started');
  return text;
}

describe('the stream for people', () => {
  it('prints time, level, name, message and fields, and neither pid nor host', () => {
    const text = printed(false, {});
    expect(text).toMatch(/^\[\d\d:\d\d:\d\d\.\d{3}\] INFO \(cli\): sweep started\n/);
    expect(text).toContain('sweepId: "so-n-01234567"');
    expect(text).toContain('trials: 160');
    expect(text).not.toContain('hostname');
    expect(text).not.toContain(String(process.pid));
  });

  it.each([
    [true, {}, true],
    [true, { NO_COLOR: '' }, true],
    [true, { NO_COLOR: '1' }, false],
    [false, {}, false],
  ])('on a terminal: %s, with %j, has colour: %s', (isTTY, environment, isColoured) => {
    expect(printed(isTTY, environment).includes(ESCAPE)).toBe(isColoured);
  });

  it('shows what a line holds that would steer the terminal, in its message, its fields and their names', () => {
    const line = {
      level: 30,
      msg: 'a\u001b[2J',
      reason: 'b\u009b31m\rc',
      details: { 'd\u202e': ['e\u001b]0;x\u0007'] },
    };
    for (const text of [`${JSON.stringify(line)}\n`, 'no JSON \u001b[2J \u202e\n']) {
      let shown = '';
      prettyStream({ isTTY: false, write: (part) => void (shown += part) }, {}).write(text);
      expect(shown).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
      expect(shown).toContain('\\u001b[2J');
    }
  });

  it('keeps its colours on a terminal that is guarded', () => {
    const output = Object.assign(new PassThrough(), { isTTY: true });
    guardOutput(output);
    prettyStream(output, {}).write(`${JSON.stringify({ level: 30, msg: 'a\u001b[2J' })}\n`);
    const shown = String(output.read());
    expect(shown).toContain('\u001b[32mINFO\u001b[39m');
    expect(shown).not.toContain('\u001b[2J');
  });
});
