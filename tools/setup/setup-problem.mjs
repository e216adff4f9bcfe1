/** Something that the person running set-up can read and act on: its message is shown, never its stack. */
export class SetupProblem extends Error {
  name = 'SetupProblem';
}
