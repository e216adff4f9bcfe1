import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProjects, workspaceRoot } from '../boundaries/projects.mjs';

/** Where the table of rooms stands, and what its first line begins with. */
export const ROOM_TABLE = { document: 'docs/architecture.md', head: '| room' };

const OURS = '@liesweep/';

/**
 * The rows of the table of rooms, lowest first: name, what it is for, and the rooms that it imports. Lint holds what is imported to
 * the dependencies of `package.json`.
 */
export function roomRows() {
  const rooms = readProjects()
    .filter(({ folder }) => /^(apps|libs)\//.test(folder))
    .map(({ folder }) => JSON.parse(readFileSync(join(workspaceRoot, folder, 'package.json'), 'utf8')));
  const named = new Map(rooms.map((room) => [room.name, room]));
  const usesOf = ({ dependencies = {} }) => Object.keys(dependencies).filter((name) => name.startsWith(OURS));
  const floorOf = (room) => Math.max(0, ...usesOf(room).map((name) => 1 + floorOf(named.get(name))));
  return rooms
    .toSorted((a, b) => floorOf(a) - floorOf(b) || a.name.localeCompare(b.name))
    .map((room) => [shortOf(room.name), room.description, usesOf(room).map(shortOf).sort().join(', ')]);
}

function shortOf(name) {
  return name.slice(OURS.length);
}
