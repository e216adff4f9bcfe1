import { createLogger } from './create-logger.js';
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
});
