import type { OracleSpec } from './sweep-spec.js';

/**
 * k, the number of labels of a postulated oracle; undefined for one that is learned or given by its gradients, whose labels the
 * data give.
 */
export function labelCount(oracle: OracleSpec, field: 'real' | 'complex'): number | undefined {
  switch (oracle.kind) {
    case 'determinant':
      return 2;
    case 'vacuum':
      return 'fundamental' in oracle ? 2 : 1;
    case 'cubic':
      return field === 'complex' ? 2 : 1;
    case 'learned':
    case 'gradients':
      return undefined;
    default:
      return 1;
  }
}
