import { takeToken } from './take-token.js';

describe('the token in the fragment', () => {
  it.each([
    ['#token=abc_-123', 'abc_-123', '#/'],
    ['#/?token=abc', 'abc', '#/'],
    ['#/sweeps/quick-0123?token=abc', 'abc', '#/sweeps/quick-0123'],
    ['#/sweeps/quick-0123?slice=2&token=abc&by=loss', 'abc', '#/sweeps/quick-0123?slice=2&by=loss'],
    ['#token=a%2Bb', 'a+b', '#/'],
  ])('%s is taken out of the address', (given, token, fragment) => {
    expect(takeToken(given)).toEqual({ token, fragment });
  });

  it.each(['', '#', '#/', '#/sweeps/quick-0123?slice=2', '#token=', '#/tokens'])(
    'where there is none, %j stays as it is',
    (fragment) => {
      expect(takeToken(fragment)).toEqual({ token: null, fragment });
    },
  );
});
