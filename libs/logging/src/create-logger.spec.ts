import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, LOG_LEVELS } from './create-logger.js';

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('the logger', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'liesweep-logging-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const linesOf = (file: string): Record<string, unknown>[] =>
    readFileSync(file, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('writes what would steer the terminal of who reads the log as JSON may write it, and it reads as it was', () => {
    const file = join(folder, 'trainer.log');
    const reason = 'a\u001b[2J\u009b31m\u007f\u202e';
    createLogger({ name: 'trainer', level: 'info', file }).info({ reason }, 'shard trained');
    expect(readFileSync(file, 'utf8')).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
    expect(linesOf(file)).toMatchObject([{ reason }]);
  });

  it('writes a JSON line with ISO time, level, name and fields, before it returns, into a folder that it makes', () => {
    const file = join(folder, 'runs', 'so-n', 'trainer.log');
    const log = createLogger({ name: 'trainer', level: 'info', file });
    log.info({ sweepId: 'so-n-01234567', shard: 3, lowestLoss: null }, 'shard trained');
    expect(linesOf(file)).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(ISO_TIME) as unknown,
        pid: process.pid,
        hostname: expect.any(String) as unknown,
        name: 'trainer',
        sweepId: 'so-n-01234567',
        shard: 3,
        lowestLoss: null,
        msg: 'shard trained',
      },
    ]);
  });

  it.each(LOG_LEVELS)('at level %s logs that level and those above it, and nothing below', (level) => {
    const file = join(folder, 'log');
    const log = createLogger({ name: 'cli', level, file });
    const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
    for (const one of levels) {
      log[one]('said');
    }
    expect(linesOf(file).map((line) => line.level)).toEqual(LOG_LEVELS.slice(LOG_LEVELS.indexOf(level), -1));
  });

  it('appends to a file that is there', () => {
    const file = join(folder, 'log');
    writeFileSync(file, '{"msg":"before"}\n');
    createLogger({ name: 'cli', level: 'info', file }).info('after');
    expect(linesOf(file).map((line) => line.msg)).toEqual(['before', 'after']);
  });

  it('a child adds its fields, redacted, to each line', () => {
    const file = join(folder, 'log');
    const child = createLogger({ name: 'cli', level: 'info', file }).child({
      sweepId: 'a',
      details: { apiKey: 'hunter2' },
    });
    child.child({ attempt: 2 }).warn({ shard: 1 }, 'shard failed');
    expect(linesOf(file)[0]).toMatchObject({ sweepId: 'a', attempt: 2, shard: 1, details: { apiKey: '[redacted]' } });
  });

  it('an error keeps its type, message, stack and cause, and loses its secrets', () => {
    const file = join(folder, 'log');
    const cause = new Error('connection refused');
    const error = Object.assign(new TypeError('cannot connect', { cause }), {
      code: 'EREFUSED',
      accessToken: 'hunter2',
    });
    createLogger({ name: 'cli', level: 'info', file }).error({ err: error }, 'no server');
    expect(linesOf(file)[0]?.err).toMatchObject({
      type: 'TypeError',
      message: 'cannot connect: connection refused',
      stack: expect.stringContaining('create-logger.spec') as unknown,
      code: 'EREFUSED',
      accessToken: '[redacted]',
    });
    expect(readFileSync(file, 'utf8')).not.toContain('hunter2');
  });

  it('gives every line to a stream too', () => {
    const file = join(folder, 'log');
    const written: string[] = [];
    const log = createLogger({
      name: 'cli',
      level: 'debug',
      file,
      stream: { write: (line) => void written.push(line) },
    });
    log.debug('starting');
    expect(written.join('')).toBe(readFileSync(file, 'utf8'));
  });

  it('a full disk loses lines and nothing else', () => {
    const log = createLogger({ name: 'cli', level: 'info', file: '/dev/full' }); // Linux: every write fails as on a full disk
    expect(() => {
      log.info('lost');
      log.info('lost as well');
    }).not.toThrow();
  });

  it('a file that cannot be opened is an error at once', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => createLogger({ name: 'cli', level: 'info', file: join(folder, 'file', 'log') })).toThrow(
      /EEXIST|ENOTDIR/,
    );
  });
});
