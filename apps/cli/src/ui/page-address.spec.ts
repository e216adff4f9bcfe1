import { pageAddress, viewAddress } from './page-address.js';

const PLACE = { host: '127.0.0.1', port: 9470, token: 'secret' };

test('the token stands in the fragment, which is sent to nobody', () => {
  expect(pageAddress(PLACE)).toBe('http://127.0.0.1:9470/#token=secret');
  expect(pageAddress(PLACE, 'quick-0123')).toBe('http://127.0.0.1:9470/#/sweeps/quick-0123?token=secret');
  expect(new URL(pageAddress(PLACE, 'quick-0123')).search).toBe('');
});

test('without a token there is none', () => {
  const open = { ...PLACE, token: undefined };
  expect(pageAddress(open)).toBe('http://127.0.0.1:9470/');
  expect(pageAddress(open, 'quick-0123')).toBe('http://127.0.0.1:9470/#/sweeps/quick-0123');
});

test('an address that means every one of the machine is opened at its own', () => {
  expect(pageAddress({ ...PLACE, host: '0.0.0.0' })).toMatch(/^http:\/\/127\.0\.0\.1:9470\//);
  expect(pageAddress({ ...PLACE, host: '::1' })).toMatch(/^http:\/\/\[::1\]:9470\//);
});

test('the view of a sweep is found from the address of the page, whatever that shows', () => {
  for (const [place, sweepId] of [
    [PLACE, undefined],
    [PLACE, 'other-4567'],
    [{ ...PLACE, token: undefined }, undefined],
  ] as const) {
    expect(viewAddress(pageAddress(place, sweepId), 'quick-0123')).toBe(pageAddress(place, 'quick-0123'));
  }
});
