/** What the exit code of every command means. */
export const EXIT_CODES = {
  done: 0,
  unexpected: 1,
  badInput: 2,
  infrastructure: 3,
  trialsFailed: 4,
  notComplete: 5,
  interrupted: 130,
} as const;

/** The exit code of a process that was stopped by Ctrl-C, SIGTERM or SIGHUP, or of one that ended by itself. */
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** The paragraph about exit codes at the end of every help text. */
export const EXIT_CODE_HELP = `
Exit codes:
  0    done; for a sweep: every trial has a result (what was detected is in the output, not in the exit code)
  1    an unexpected error; details are in the log
  2    bad input: the sweep file, an option, or a folder; nothing was written
  3    a server, store, disk or process failed; what is recorded is safe, the same command continues;
       of doctor: something is missing that a run needs
  4    some trials have no result because their training failed; retry --failed tries them again
  5    the sweep is not complete: a budget is used up, it was drained or cancelled, or nobody serves it any more;
       of rebuild: files that could not be used were skipped
  130  interrupted; the same command continues
`;
