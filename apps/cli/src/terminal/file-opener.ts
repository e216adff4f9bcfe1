/** The program that opens a file on the screen of the user; undefined where there is none, as over ssh. */
export function fileOpener(
  platform: NodeJS.Platform = process.platform,
  { DISPLAY, WAYLAND_DISPLAY, SSH_CONNECTION }: NodeJS.ProcessEnv = process.env,
): string | undefined {
  if (SSH_CONNECTION !== undefined && DISPLAY === undefined) return undefined;
  if (platform === 'darwin') return 'open';
  if (platform === 'win32') return 'explorer.exe';
  return DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined ? 'xdg-open' : undefined;
}
