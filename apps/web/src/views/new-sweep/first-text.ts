/** A sweep of a formula, to begin with. */
export const FORMULA_TEXT = `# Which linear maps keep the function of x, y, z below?
name: my-sweep
system:
  oracles: [{ kind: expression, of: 'x^2 + y^2 + z^2' }]
grid:
  dimension: 3
  generators: { from: 1, to: 4 }
restarts: 8
`;

/** A sweep of a data file in which nothing was found that suggests one. */
export function dataText(path: string, name: string): string {
  return `# Say which columns are features, and which are labels that are to keep their value.
name: ${nameOf(name)}
system:
  oracles: [{ kind: learned, model: polynomial }]
data:
  kind: table
  path: ${path}
  features: []
  labels: []
grid:
  generators: { from: 1, to: 4 }
`;
}

const LONGEST_NAME = 63;

/** A name that a sweep may have, from that of a file. */
function nameOf(file: string): string {
  const plain = file
    .replace(/(\.[a-z0-9]+)+$/i, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, LONGEST_NAME);
  return plain === '' ? 'my-data' : plain;
}
