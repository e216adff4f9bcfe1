/** The option of commands that can train what is recorded already. */
export const NO_CACHE = [
  '--no-cache',
  'train all trials again, also those that are recorded; nothing recorded is replaced',
] as const;
