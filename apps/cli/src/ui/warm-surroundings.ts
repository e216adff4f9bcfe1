/** Variables that change how shards are trained: servers that were started with others would train otherwise. */
const TRAINING_VARIABLES = [
  'LIESWEEP_DEVICE',
  'LIESWEEP_WITHOUT_GPU',
  'LIESWEEP_SILENCE_LIMIT_SECONDS',
  'LIESWEEP_SLOT_MODULE',
  'LIESWEEP_SIMULATION',
] as const;

/** What the environment says of how shards are trained. */
export function trainingSurroundings(environment: NodeJS.ProcessEnv = process.env): Readonly<Record<string, string>> {
  const said = TRAINING_VARIABLES.map((name) => [name, environment[name] ?? ''] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== ''));
}
