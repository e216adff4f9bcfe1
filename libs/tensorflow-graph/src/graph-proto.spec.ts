import { createRequire } from 'node:module';
import {
  attribute,
  constantNode,
  functionDefinition,
  integerNode,
  node,
  savedModel,
  type Message,
  type ModelTensor,
} from './graph-proto.js';

interface Decoder {
  deserializeBinary(bytes: Uint8Array): { toObject(): Record<string, unknown> };
}

const proto = createRequire(__filename)('@tensorflow/tfjs-node/dist/proto/api_pb.js') as Readonly<
  Record<string, Decoder>
>;

const bytesOf = (message: Message): number[] => Array.from(message.serializeBinary());

/** What TensorFlow's own classes read of a message. */
function decode(name: string, message: Message): Record<string, unknown> {
  const decoder = proto[name];
  if (decoder === undefined) throw new TypeError(`no message ${name}`);
  return decoder.deserializeBinary(message.serializeBinary()).toObject();
}

describe('an attribute has the field number and the wire type of attr_value.proto', () => {
  test.each<readonly [string, Message, readonly number[]]>([
    ['type: 6, varint', attribute.type(1), [0x30, 1]],
    ['b: 5, varint', attribute.bool(true), [0x28, 1]],
    ['i: 3, varint', attribute.int(300), [0x18, 0xac, 0x02]],
    ['f: 4, four bytes', attribute.float(1), [0x25, 0, 0, 0x80, 0x3f]],
    ['s: 2, bytes', attribute.string('ab'), [0x12, 2, 0x61, 0x62]],
    ['list.i: 1 → 3, packed', attribute.ints([1, 2]), [0x0a, 4, 0x1a, 2, 1, 2]],
    ['list.type: 1 → 6, packed', attribute.types([1, 3]), [0x0a, 4, 0x32, 2, 1, 3]],
    ['func: 10 → name: 1', attribute.function('f'), [0x52, 3, 0x0a, 1, 0x66]],
    ['shape: 7 → dim: 2 → size: 1', attribute.shape([3]), [0x3a, 4, 0x12, 2, 0x08, 3]],
  ])('%s', (_, message, bytes) => {
    expect(bytesOf(message)).toEqual(bytes);
  });

  test('a negative number takes ten bytes, as TensorFlow reads it', () => {
    expect(bytesOf(attribute.int(-1))).toEqual([0x18, ...Array<number>(9).fill(0xff), 1]);
    expect(bytesOf(attribute.shape([-1]))).toEqual([0x3a, 13, 0x12, 11, 0x08, ...Array<number>(9).fill(0xff), 1]);
  });

  test('a scalar has a shape of no dimensions, not no shape', () => {
    expect(bytesOf(attribute.shape([]))).toEqual([0x3a, 0]);
  });

  test('text is UTF-8', () => {
    expect(bytesOf(attribute.string('θ'))).toEqual([0x12, 2, 0xce, 0xb8]);
  });
});

test('a node holds its name, op, inputs in order, and attributes', () => {
  const decoded = decode(
    'NodeDef',
    node('product', 'MatMul', ['b:y:0', 'a'], { T: attribute.type(1), k: attribute.int(4) }),
  );
  expect(decoded).toMatchObject({ name: 'product', op: 'MatMul', inputList: ['b:y:0', 'a'] });
  expect(decoded.attrMap).toMatchObject([
    ['T', { type: 1 }],
    ['k', { i: 4 }],
  ]);
});

test('a constant holds its bytes, type and shape', () => {
  const content = new Uint8Array(Float32Array.of(1.5, -2).buffer);
  const decoded = decode('NodeDef', constantNode('c', 1, [2, 1], content));
  expect(decoded).toMatchObject({ name: 'c', op: 'Const', inputList: [] });
  const [[, dtype] = [], [, value] = []] = decoded.attrMap as [string, Record<string, Record<string, unknown>>][];
  expect(dtype?.type).toBe(1);
  expect(value?.tensor).toMatchObject({ dtype: 1, tensorContent: Buffer.from(content).toString('base64') });
  expect(value?.tensor?.tensorShape).toMatchObject({ dimList: [{ size: 2 }, { size: 1 }] });
});

test('a whole number is a constant of one int32, little-endian', () => {
  expect(bytesOf(integerNode('one', 258))).toEqual(bytesOf(constantNode('one', 3, [], Uint8Array.of(2, 1, 0, 0))));
});

test('a function names its arguments and results with their types, and where each result comes from', () => {
  const decoded = decode(
    'FunctionDef',
    functionDefinition(
      'step',
      [
        ['x', 1],
        ['n', 3],
      ],
      [['next_x', 1, 'sum:z:0']],
      [node('sum', 'Add', ['x', 'x'], {})],
      { _XlaMustCompile: attribute.bool(true) },
    ),
  );
  expect(decoded.signature).toMatchObject({
    name: 'step',
    inputArgList: [
      { name: 'x', type: 1 },
      { name: 'n', type: 3 },
    ],
    outputArgList: [{ name: 'next_x', type: 1 }],
  });
  expect(decoded).toMatchObject({ nodeDefList: [{ name: 'sum' }], retMap: [['next_x', 'sum:z:0']] });
  expect(decoded.attrMap).toMatchObject([['_XlaMustCompile', { b: true }]]);
});

test('a saved model has one graph under the tag `serve`, and one signature with every input and output', () => {
  const tensors: readonly ModelTensor[] = [
    { key: 'x', node: 'in_x', type: 1, shape: [-1, 3] },
    { key: 'n', node: 'in_n', type: 3, shape: [] },
  ];
  const outputs = tensors.slice(0, 1).map((tensor) => ({ ...tensor, node: 'out_x' }));
  const bytes = savedModel(
    [functionDefinition('f', [], [], [])],
    [node('in_x', 'Placeholder', [], {})],
    tensors,
    outputs,
  );
  const decoded = proto.SavedModel?.deserializeBinary(bytes).toObject();
  expect(decoded).toMatchObject({
    savedModelSchemaVersion: 1,
    metaGraphsList: [
      {
        metaInfoDef: { tagsList: ['serve'] },
        graphDef: {
          nodeList: [{ name: 'in_x', op: 'Placeholder' }],
          library: { functionList: [{ signature: { name: 'f' } }] },
          versions: { producer: 1482 },
        },
      },
    ],
  });
  const signatures = (decoded?.metaGraphsList as { signatureDefMap: [string, Record<string, unknown>][] }[])[0]
    ?.signatureDefMap;
  expect(signatures?.map(([key]) => key)).toEqual(['serving_default']);
  const [, signature] = signatures?.[0] ?? [];
  expect(signature?.methodName).toBe('tensorflow/serving/predict');
  expect(Object.fromEntries(signature?.inputsMap as [string, unknown][])).toMatchObject({
    x: { name: 'in_x:0', dtype: 1, tensorShape: { dimList: [{ size: -1 }, { size: 3 }] } },
    n: { name: 'in_n:0', dtype: 3, tensorShape: { dimList: [] } },
  });
  expect(signature?.outputsMap).toMatchObject([['x', { name: 'out_x:0' }]]);
});
