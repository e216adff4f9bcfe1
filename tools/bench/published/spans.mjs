// Distances of spans of coefficients.
import { Matrix, SingularValueDecomposition } from 'ml-matrix';

const unit = (vector) => {
  const size = Math.hypot(...vector);
  return Array.from(vector, (entry) => entry / size);
};

/** An orthonormal basis of rows. */
function orthonormal(rows) {
  const { rightSingularVectors } = new SingularValueDecomposition(new Matrix(rows.map(unit)), { autoTranspose: true });
  return rightSingularVectors.subMatrix(0, rows[0].length - 1, 0, rows.length - 1).transpose();
}

/** LieSD's: the squared distances of the unit vectors of each basis from the span of the other, summed both ways. */
export function errorOfSpans(found, truth) {
  const distance = (basis, span) => {
    const q = orthonormal(span);
    return basis.map(unit).reduce((sum, vector) => {
      const along = q.mmul(Matrix.columnVector(vector));
      return sum + Math.max(0, 1 - along.norm() ** 2);
    }, 0);
  };
  return distance(found, truth) + distance(truth, found);
}

/** The largest angle between two spans of one dimension, in degrees. */
export function largestAngle(found, truth) {
  const { diagonal } = new SingularValueDecomposition(orthonormal(found).mmul(orthonormal(truth).transpose()));
  return (Math.acos(Math.min(1, Math.min(...diagonal))) * 180) / Math.PI;
}
