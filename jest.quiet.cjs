/**
 * Keeps a green run quiet: what a test prints through the console without expecting it fails the test. What TensorFlow.js
 * says of itself, once per process and on every machine, is dropped. What a spec is skipped for goes to stderr instead.
 */
const { afterAll, afterEach } = require('@jest/globals');
const { format } = require('node:util');

/** Advice to install tfjs-node, which the apps have: libraries are tested on the backend that needs no native code. */
const ADVERTISEMENT = /Hi, looks like you are running TensorFlow\.js in Node\.js/;

const printed = [];

for (const method of ['debug', 'error', 'info', 'log', 'warn']) {
  console[method] = (...given) => {
    const text = format(...given);
    if (!ADVERTISEMENT.test(text)) printed.push(`console.${method}: ${text}`);
  };
}

const expectSilence = () => {
  const texts = printed.splice(0);
  if (texts.length > 0) throw new Error(`printed without a test that expects it:\n${texts.join('\n')}`);
};

afterEach(expectSilence);
afterAll(expectSilence);
