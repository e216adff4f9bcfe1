// Idle streams and busy viewers in a process of its own, of low priority: on other machines they would take nothing from
// this one. Told `start` it opens them, told `stop` it closes them.
import { Agent, get } from 'node:http';
import { setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEvents } from './event-client.mjs';

const LOW_PRIORITY = 5;
/** A busy viewer asks something so often, besides its stream. */
const PAUSE_MS = 1000;
/** Streams are opened so many at a time. */
const TOGETHER = 50;

setPriority(LOW_PRIORITY);
const { server, idle, busy, idlePath, busyPath, paths } = JSON.parse(process.argv[2]);
const agent = new Agent({ keepAlive: true, maxSockets: busy });
const count = { asked: 0, failed: 0, bytes: 0, events: 0, streams: 0 };
let streams = [];
let isOn = false;

async function open(path, many, onEvent) {
  for (let first = 0; first < many; first += TOGETHER) {
    const some = Array.from({ length: Math.min(TOGETHER, many - first) }, () => openEvents(server, path, onEvent));
    for (const result of await Promise.allSettled(some)) {
      if (result.status === 'fulfilled') streams.push(result.value);
      else count.failed += 1;
    }
  }
}

/** Asks for one after another of the paths, from where `turn` says. */
async function view(turn) {
  await sleep((turn / busy) * PAUSE_MS);
  for (let at = turn; isOn; at += 1) {
    await ask(paths[at % paths.length]);
    await sleep(PAUSE_MS);
  }
}

function ask(path) {
  return new Promise((resolve) => {
    const asked = get(`${server.url}/api/v1${path}`, { headers: server.headers, agent }, (response) => {
      count.asked += 1;
      if (response.statusCode !== 200) count.failed += 1;
      response.on('data', (chunk) => (count.bytes += chunk.length)).once('close', resolve);
    });
    asked.once('error', () => {
      count.failed += 1;
      resolve();
    });
  });
}

process.on('message', async (message) => {
  if (message === 'start') {
    isOn = true;
    await open(idlePath, idle, undefined);
    await open(busyPath, busy, () => (count.events += 1));
    count.streams = streams.length;
    for (let turn = 0; turn < busy; turn += 1) void view(turn);
    process.send({ type: 'started', count });
  } else if (message === 'stop') {
    isOn = false;
    for (const stream of streams) stream.close();
    streams = [];
    process.send({ type: 'stopped', count });
  } else process.exit();
});
