export { coefficientCount } from './ansatz.js';
export type { Ansatz, AnsatzBlock } from './ansatz.js';
export type { Dictionary } from './dictionary.js';
export type { FieldCertificate, FieldProblem, FieldRefusal, FieldSystem, StructureTensor } from './field-system.js';
export type { LabelAction } from './label-action.js';
