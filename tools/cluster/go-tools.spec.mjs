import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { GO_TOOLS } from './go-tools.mjs';

const read = (group, { module = group }, file) =>
  readFileSync(new URL(`go/${module}/${file}`, import.meta.url), 'utf8');

for (const [group, tool] of Object.entries(GO_TOOLS)) {
  test(`${group} is built from a module that requires its version, and knows the sums of all that it requires`, () => {
    const [required, sums] = [read(group, tool, 'go.mod'), read(group, tool, 'go.sum')];
    const path = tool.packages[0];
    const modules = [...required.matchAll(/^(?:require)?\s+(\S+) v(\S+)/gm)].filter(
      ([, module]) => path === module || path.startsWith(`${module}/`),
    );
    assert.ok(
      modules.some(([, , version]) => version === tool.version || version === `0.${tool.version}`),
      `${path} is required as ${modules.map(([, , version]) => version).join(', ')}, not as ${tool.version}`,
    );
    for (const [, module, version] of modules) {
      const hash = new RegExp(`^${module} v${version} h1:[A-Za-z0-9+/]{43}=$`, 'm');
      assert.match(sums, hash);
    }
  });
}
