/** How commands name a sweep that is recorded. */
export const RUN_ARGUMENT = [
  '<run>',
  'folder of a run, its id (<name>-<id>) or the beginning of it, or @last',
] as const;
