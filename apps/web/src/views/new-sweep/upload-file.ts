import type { Problem, Upload } from '@liesweep/api-contract';
import { addressOf, CallError } from '../../api/call.js';

const LONGEST_NAME = 120;

/** A name that the interface takes: without folders, and of letters that every file system has. */
export function uploadName(name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, '_').trim();
  // The end says what is in it.
  return plain.slice(-LONGEST_NAME) || 'data';
}

/**
 * Sends a data file, and says how much of it has gone; `fetch` cannot.
 *
 * @param onProgress the share that was sent, from 0 to 1
 * @throws CallError when the server refuses or cannot be reached; DOMException `AbortError` when `signal` is aborted
 */
export async function uploadFile(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf('uploadData', { query: { name: uploadName(file.name) } }));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => {
      onProgress(total === 0 ? 1 : loaded / total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as Upload);
      else reject(new CallError(problemOf(request)));
    };
    request.onerror = () => {
      reject(
        new CallError({
          ...{ type: 'problems/unreachable', title: 'The file was not sent', status: 0 },
          remedy: 'Check that liesweep ui runs, and that the file is still there; then choose it again.',
        }),
      );
    };
    request.onabort = () => {
      reject(new DOMException('stopped', 'AbortError'));
    };
    signal.addEventListener('abort', () => {
      request.abort();
    });
    request.send(file);
  });
}

function problemOf(request: XMLHttpRequest): Problem {
  const { status, statusText } = request;
  const response = request.response as unknown;
  if (typeof response === 'object' && response !== null && 'title' in response) return response as Problem;
  return { type: 'about:blank', title: statusText === '' ? 'Error' : statusText, status };
}
