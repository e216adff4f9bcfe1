/** How commands name a sweep that is recorded. */
export const RUN_ARGUMENT = ['<run>', 'folder of a run, or its id (<name>-<id>)'] as const;
