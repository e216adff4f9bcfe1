import { redact } from './redact.js';

describe('redaction', () => {
  it.each([
    'key',
    'apiKey',
    'AWS_SECRET_ACCESS_KEY',
    'taskToken',
    'password',
    'Authorization',
    'set-cookie',
    'credentials',
  ])('hides what is named %s, at any depth', (name) => {
    const secret = { deep: ['hunter2'] };
    expect(redact({ [name]: secret, list: [{ [name]: 'hunter2' }] })).toEqual({
      [name]: '[redacted]',
      list: [{ [name]: '[redacted]' }],
    });
  });

  it('leaves the rest as it is, the key of a trial included', () => {
    const fields = {
      trialKey: 'a/n=3',
      at: new Date(0),
      steps: [1, null],
      nested: { lowestLoss: 1e-12, isDone: false },
    };
    expect(redact(fields)).toEqual(fields);
  });

  it('does not change what it is given', () => {
    const fields = { details: { password: 'hunter2' } };
    redact(fields);
    expect(fields).toEqual({ details: { password: 'hunter2' } });
  });

  it('ends where an object holds itself', () => {
    const loop: Record<string, unknown> = { secret: 'hunter2' };
    loop.self = loop;
    expect(JSON.stringify(redact(loop))).not.toContain('hunter2');
  });
});
