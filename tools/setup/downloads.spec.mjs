import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as pins from './pins.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILES = '{tools,infra,.ci}/**/*';
const NOT_OURS = /\.(spec\.mjs|sum|mod|md|json|csv|png|svg)$/;

/** Looks whether an image has these programs, which it must not. */
const NAMES_ONLY = /tiers\/d-images\.mjs$/;

/** What brings something in, each with what must stand in the same file for it to be the one that was meant. */
const DOWNLOADS = [
  { way: /'pip\d?'|-m', 'pip'|\bpip\d? (install|download)\b/, pinnedBy: /'--require-hashes'|'--no-index'/ },
  { way: /'npm'|\bnpm (install|i|add|exec)\b|\bnpx --yes\b/, pinnedBy: /'ci'/ }, // by the lockfile
  {
    way: /'go', \[?.*'(mod|get|install|build|run)'|'go', \.\.\.args|\bgo (install|get|run)\b/,
    pinnedBy: /-mod=readonly|sum: 'h1:/,
  },
  { way: /\bapt(-get)?\b.*\binstall\b|debootstrap'/, pinnedBy: /./ }, // Debian's archive is signed
  { way: /\b(curl|wget|git clone)\s+[-\w:/]/, pinnedBy: /sha256sum/ },
  // A page is what the same script serves, on loopback.
  { way: /\bfetch\((?!`http:\/\/127\.0\.0\.1|`\$\{page\}|url)/, pinnedBy: /sha256/ },
  { way: /^(FROM|ARG BASE=)(?!.*\$\{BASE\})/m, pinnedBy: /^ARG BASE=.*@sha256:[0-9a-f]{64}$/m, only: /Containerfile/ },
];

const comment = /^\s*(\/\/|\/?\*|#(?!!)).*$/gm;
const files = globSync(FILES, { cwd: ROOT, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`)
  .filter((path) => !NOT_OURS.test(path) && !NAMES_ONLY.test(path));

test('every wheel that set-up brings in is pinned by SHA-256', () => {
  const wheels = Object.values(pins).flatMap((pin) => (typeof pin === 'object' ? [pin].flat() : []));
  assert.ok(wheels.length > 10);
  for (const { name, sha256 } of wheels) assert.match(sha256, /^[0-9a-f]{64}$/, name);
});

test('every file of tools and infra that downloads something names the hashes of what it expects', () => {
  const found = new Set();
  const unpinned = files.flatMap((path) => {
    const text = readFileSync(path, 'utf8').replace(comment, '');
    return DOWNLOADS.filter(({ way, only = /./ }) => only.test(path) && way.test(text)).flatMap(({ way, pinnedBy }) => {
      found.add(way);
      return pinnedBy.test(text) ? [] : [`${path.slice(ROOT.length)}: ${String(way.exec(text)?.[0])}`];
    });
  });
  assert.deepEqual(unpinned, []);
  assert.ok(found.size >= 5, 'the ways that are known to be used are recognised');
});
