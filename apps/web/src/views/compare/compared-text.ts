/** How the terminal gives what is compared. */
export function compareAsCommands(sweepIds: readonly string[]): string {
  return sweepIds.map((sweepId) => `liesweep export ${sweepId} --phase-diagram ${sweepId}.json`).join('\n');
}

/**
 * How Python gives what is compared.
 *
 * @param url where the page is served, without what follows `#`
 */
export function compareAsPython(sweepIds: readonly string[], url: string): string {
  return [
    'import liesweep as ls',
    '',
    `server = ls.connect(${JSON.stringify(url)})`,
    `runs = [server.sweep(each).results() for each in ${JSON.stringify(sweepIds)}]`,
    '[(run.name, [(each.title, each.dim, each.status) for each in run.slices]) for run in runs]',
  ].join('\n');
}
