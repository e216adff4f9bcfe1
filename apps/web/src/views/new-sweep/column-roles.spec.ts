import { columnChoice, roleOf, withRole } from './column-roles.js';

const ORDER = ['x', 'y', 'z', 'm'];
const CHOICE = { features: ['x', 'y'], labels: ['m'] };

describe('columns of a data file', () => {
  it('are features, labels, or neither', () => {
    expect(columnChoice({ kind: 'table', features: ['x', 'y'], labels: ['m'] })).toEqual(CHOICE);
    expect(ORDER.map((column) => roleOf(CHOICE, column))).toEqual(['feature', 'feature', 'none', 'label']);
  });

  it('change their role, in the order of the file', () => {
    expect(withRole({ features: ['y'], labels: ['m'] }, 'x', 'feature', ORDER).features).toEqual(['x', 'y']);
    expect(withRole(CHOICE, 'm', 'none', ORDER)).toEqual({ features: ['x', 'y'], labels: [] });
    expect(withRole(CHOICE, 'x', 'label', ORDER)).toEqual({ features: ['y'], labels: ['x', 'm'] });
    expect(withRole(CHOICE, 'x', 'feature', ORDER)).toEqual(CHOICE);
  });

  it.each([{ features: [{ sum: ['a', 'b'] }] }, { features: ['px*'] }, { vectors: [['x', 'y']] }, 'normal', undefined])(
    'are left to the text where it says %j',
    (data) => {
      expect(columnChoice(data)).toBeNull();
    },
  );
});
