import { defaultPayloadConverter, type PayloadConverter } from '@temporalio/common';

/**
 * Temporal's own converter, but for payloads that are no value: these are undefined. Anybody may send a signal, and one that
 * cannot be read would fail the workflow's task before a handler could drop it, at every replay.
 */
export const payloadConverter: PayloadConverter = {
  toPayload: (...parameters) => defaultPayloadConverter.toPayload(...parameters),
  fromPayload: <Value>(...parameters: Parameters<PayloadConverter['fromPayload']>): Value => {
    try {
      return defaultPayloadConverter.fromPayload<Value>(
        ...(parameters as Parameters<typeof defaultPayloadConverter.fromPayload<Value>>),
      );
    } catch {
      return undefined as Value;
    }
  },
};
