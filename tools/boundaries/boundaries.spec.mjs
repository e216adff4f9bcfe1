import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { ESLint } from 'eslint';
import { boundaryTable } from './boundary-table.mjs';
import { allowedImports, forbiddenImports } from './import-cases.mjs';
import { readProjects, workspaceRoot } from './projects.mjs';

const BOUNDARY_RULES = ['@nx/enforce-module-boundaries', 'no-restricted-imports', 'no-restricted-syntax'];

describe('the boundaries of the workspace', () => {
  const linter = new ESLint({ cwd: workspaceRoot });

  before(() => {
    // writes down the project graph: the rule reads it, and would else take the one of an older run
    const nx = join(workspaceRoot, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
    const env = { ...process.env, NX_DAEMON: 'false' };
    execFileSync(process.execPath, [nx, 'show', 'projects'], { cwd: workspaceRoot, env });
  });

  for (const [what, file, code, reason] of forbiddenImports) {
    it(`forbid ${what}`, async () => {
      const found = await violations(linter, file, code);
      assert.ok(
        found.some((message) => message.includes(reason)),
        `expected "${reason}", found ${JSON.stringify(found)}`,
      );
    });
  }

  for (const [what, file, code] of allowedImports) {
    it(`allow ${what}`, async () => {
      assert.deepEqual(await violations(linter, file, code), []);
    });
  }

  it('have no row for every tag', () => {
    const tags = boundaryTable.flatMap((row) => [row.sourceTag, ...row.onlyDependOnLibsWithTags]);
    assert.deepEqual(
      tags.filter((tag) => tag.includes('*')),
      [],
    );
  });

  for (const { folder, tags } of readProjects()) {
    it(`hold ${folder} by one type and one runtime, each with a row`, () => {
      const rows = boundaryTable.map(({ sourceTag }) => sourceTag);
      assert.deepEqual(tags.map((tag) => tag.split(':')[0]).sort(), ['runtime', 'type']);
      assert.deepEqual(
        tags.filter((tag) => !rows.includes(tag)),
        [],
      );
    });
  }
});

/** Lints the code as if it were the file, and tells what it breaks of the rules about imports. */
async function violations(linter, file, code) {
  const filePath = join(workspaceRoot, file);
  assert.ok(existsSync(filePath), `${file} must be there, or no project would own it`);
  const [{ messages }] = await linter.lintText(code, { filePath });
  assert.deepEqual(
    messages.filter(({ fatal }) => fatal),
    [],
  );
  return messages.filter(({ ruleId }) => BOUNDARY_RULES.includes(ruleId)).map(({ message }) => message);
}
