import { fileOpener } from './file-opener.js';

it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string | undefined]>([
  ['linux', { DISPLAY: ':0' }, 'xdg-open'],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'xdg-open'],
  ['linux', {}, undefined],
  ['linux', { SSH_CONNECTION: 'x' }, undefined],
  ['darwin', {}, 'open'],
  ['darwin', { SSH_CONNECTION: 'x' }, undefined],
  ['win32', {}, 'explorer.exe'],
])('on %s with %j a file is opened by %s', (platform, environment, expected) => {
  expect(fileOpener(platform, environment)).toBe(expected);
});
