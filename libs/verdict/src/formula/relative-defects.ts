import { singularValues } from '@liesweep/lie';
import type { DefectForm } from './defect-form.js';
import { weightlessRows } from './weightless-rows.js';

/** All relative defects in ascending order: min-max, the k-th is the least that any k directions can keep below. */
export function relativeDefects(form: DefectForm): Float64Array {
  return singularValues(weightlessRows(form)).toReversed();
}
