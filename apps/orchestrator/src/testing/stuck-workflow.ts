/** A sweep whose code fails each time that it is run. For specs. */
export function sweepWorkflow(): Promise<never> {
  // Other than a failure of Temporal's own, it fails the task and not the workflow.
  throw new TypeError('this never works');
}
