// A client of server-sent events that keeps nothing of them.
import { request } from 'node:http';

/**
 * Opens a stream.
 *
 * @param {{ url: string, headers: object }} server
 * @param {string} path below `/api/v1`
 * @param {(event: { event: string, id?: string, data: string }) => void} onEvent undefined for one that only reads
 * @returns {Promise<{ close: () => void }>} once the answer has begun
 */
export function openEvents({ url, headers }, path, onEvent) {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/api/v1${path}`, {
      headers: { ...headers, accept: 'text/event-stream' },
      agent: false,
    });
    asked.once('error', reject);
    asked.once('response', (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`${path}: ${String(response.statusCode)}`));
        response.resume();
        return;
      }
      if (onEvent === undefined) response.resume();
      else follow(response, onEvent);
      resolve({ close: () => asked.destroy() });
      asked.on('error', () => undefined);
    });
    asked.end();
  });
}

function follow(response, onEvent) {
  let rest = '';
  response.setEncoding('utf8').on('data', (text) => {
    rest += text;
    const blocks = rest.split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const fields = Object.fromEntries(
        block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      );
      if (fields.event !== undefined) onEvent(fields);
    }
  });
}
