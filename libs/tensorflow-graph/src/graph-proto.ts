/**
 * TensorFlow's graph protocol buffers, through the classes that tfjs-node ships (graph.proto, function.proto,
 * node_def.proto, attr_value.proto). Only what the compiled loop writes is declared.
 */
import { createRequire } from 'node:module';

/** A protocol buffer message; its fields are written through the functions of this file. */
export interface Message {
  serializeBinary(): Uint8Array;
}

type Setters = Readonly<Record<string, (value: unknown) => void>>;
interface MessageMap {
  set(key: string, value: unknown): void;
}
type Maps = Readonly<Record<string, () => MessageMap>>;
type MessageClass = new () => Message;

interface Proto {
  readonly AttrValue: MessageClass & { readonly ListValue: MessageClass };
  readonly NameAttrList: MessageClass;
  readonly NodeDef: MessageClass;
  readonly OpDef: MessageClass & { readonly ArgDef: MessageClass };
  readonly FunctionDef: MessageClass;
  readonly FunctionDefLibrary: MessageClass;
  readonly GraphDef: MessageClass;
  readonly VersionDef: MessageClass;
  readonly MetaGraphDef: MessageClass & { readonly MetaInfoDef: MessageClass };
  readonly SignatureDef: MessageClass;
  readonly TensorInfo: MessageClass;
  readonly SavedModel: MessageClass;
  readonly Tensor: MessageClass;
  readonly TensorShape: MessageClass & { readonly Dim: MessageClass };
}

const proto = createRequire(import.meta.url)('@tensorflow/tfjs-node/dist/proto/api_pb.js') as Proto;

function message(
  Class: MessageClass,
  fields: Readonly<Record<string, unknown>>,
  maps: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
): Message {
  const built = new Class();
  for (const [field, value] of Object.entries(fields)) {
    const setter = (built as unknown as Setters)[`set${field}`];
    if (setter === undefined) throw new TypeError(`no field ${field}`);
    setter.call(built, value);
  }
  for (const [field, entries] of Object.entries(maps)) {
    const map = (built as unknown as Maps)[`get${field}Map`]?.call(built);
    for (const [key, value] of Object.entries(entries)) map?.set(key, value);
  }
  return built;
}

/** Attribute values of a node. */
export const attribute = {
  type: (type: number): Message => message(proto.AttrValue, { Type: type }),
  bool: (value: boolean): Message => message(proto.AttrValue, { B: value }),
  int: (value: number): Message => message(proto.AttrValue, { I: value }),
  ints: (values: readonly number[]): Message =>
    message(proto.AttrValue, { List: message(proto.AttrValue.ListValue, { IList: values }) }),
  float: (value: number): Message => message(proto.AttrValue, { F: value }),
  string: (value: string): Message => message(proto.AttrValue, { S: new TextEncoder().encode(value) }),
  types: (types: readonly number[]): Message =>
    message(proto.AttrValue, { List: message(proto.AttrValue.ListValue, { TypeList: types }) }),
  function: (name: string): Message => message(proto.AttrValue, { Func: message(proto.NameAttrList, { Name: name }) }),
  shape: (shape: readonly number[]): Message => message(proto.AttrValue, { Shape: tensorShape(shape) }),
  tensor: (type: number, shape: readonly number[], content: Uint8Array): Message =>
    message(proto.AttrValue, {
      Tensor: message(proto.Tensor, { Dtype: type, TensorShape: tensorShape(shape), TensorContent: content }),
    }),
};

/** −1 is a dimension that is known only when the graph runs. */
function tensorShape(shape: readonly number[]): Message {
  return message(proto.TensorShape, { DimList: shape.map((size) => message(proto.TensorShape.Dim, { Size: size })) });
}

/** One node of a graph or function; `inputs` name other nodes' outputs. */
export function node(
  name: string,
  op: string,
  inputs: readonly string[],
  attributes: Readonly<Record<string, Message>>,
): Message {
  return message(proto.NodeDef, { Name: name, Op: op, InputList: inputs }, { Attr: attributes });
}

/** A constant node. */
export function constantNode(name: string, type: number, shape: readonly number[], content: Uint8Array): Message {
  return node(name, 'Const', [], { dtype: attribute.type(type), value: attribute.tensor(type, shape, content) });
}

/** A scalar int32 constant node. */
export function integerNode(name: string, value: number): Message {
  return constantNode(name, 3, [], new Uint8Array(Int32Array.of(value).buffer));
}

/** A function: named and typed arguments and results; `results` maps a result to the output that gives it. */
export function functionDefinition(
  name: string,
  args: readonly (readonly [name: string, type: number])[],
  results: readonly (readonly [name: string, type: number, source: string])[],
  nodes: readonly Message[],
  attributes: Readonly<Record<string, Message>> = {},
): Message {
  const argument = ([argName, type]: readonly [string, number, ...unknown[]]): Message =>
    message(proto.OpDef.ArgDef, { Name: argName, Type: type });
  const signature = message(proto.OpDef, {
    Name: name,
    InputArgList: args.map(argument),
    OutputArgList: results.map(argument),
  });
  return message(
    proto.FunctionDef,
    { Signature: signature, NodeDefList: nodes },
    { Ret: Object.fromEntries(results.map(([result, , source]) => [result, source])), Attr: attributes },
  );
}

/** One input or output of a saved model's signature. */
export interface ModelTensor {
  readonly key: string;
  /** Name of the node whose first output it is. */
  readonly node: string;
  readonly type: number;
  readonly shape: readonly number[];
}

/** TensorFlow 2.15's GraphDef version; later releases read it too. */
const GRAPH_PRODUCER = 1482;

/** A saved model with the one signature `serving_default` under the tag `serve`. */
export function savedModel(
  functions: readonly Message[],
  nodes: readonly Message[],
  inputs: readonly ModelTensor[],
  outputs: readonly ModelTensor[],
): Uint8Array {
  const info = (tensor: ModelTensor): [string, Message] => [
    tensor.key,
    message(proto.TensorInfo, { Name: `${tensor.node}:0`, Dtype: tensor.type, TensorShape: tensorShape(tensor.shape) }),
  ];
  const graph = message(proto.GraphDef, {
    NodeList: nodes,
    Library: message(proto.FunctionDefLibrary, { FunctionList: functions }),
    Versions: message(proto.VersionDef, { Producer: GRAPH_PRODUCER }),
  });
  const signature = message(
    proto.SignatureDef,
    { MethodName: 'tensorflow/serving/predict' },
    { Inputs: Object.fromEntries(inputs.map(info)), Outputs: Object.fromEntries(outputs.map(info)) },
  );
  const metaGraph = message(
    proto.MetaGraphDef,
    { MetaInfoDef: message(proto.MetaGraphDef.MetaInfoDef, { TagsList: ['serve'] }), GraphDef: graph },
    { SignatureDef: { serving_default: signature } },
  );
  return message(proto.SavedModel, { SavedModelSchemaVersion: 1, MetaGraphsList: [metaGraph] }).serializeBinary();
}
