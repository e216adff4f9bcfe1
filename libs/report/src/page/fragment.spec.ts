import { fragment, markup, prose } from './fragment.js';

describe('fragment', () => {
  test('escapes strings in text and in attributes, and keeps markup', () => {
    expect(
      fragment`<p title="${`"'<>&`}">${'<b>'} ${1} ${null}${[fragment`<i>x</i>`, markup('<u>y</u>')]}</p>`.markup,
    ).toBe('<p title="&quot;&#39;&lt;&gt;&amp;">&lt;b&gt; 1 <i>x</i><u>y</u></p>');
  });

  test('refuses a part in an attribute without quotes', () => {
    expect(() => fragment`<p title=${'x'}></p>`).toThrow('without quotes');
  });

  test('replaces what HTML forbids: control characters and half surrogates', () => {
    expect(fragment`${'a\u0000b\u001bc\ud800d\ne 𝕁'}`.markup).toBe('a\ufffdb\ufffdc\ufffdd\ne 𝕁');
  });

  test('replaces marks that would turn the rest of a sentence around, and no letter of any script', () => {
    expect(fragment`${'a\u202eb\u2067c\u200fd שלום'}`.markup).toBe('a\ufffdb\ufffdc\ufffdd שלום');
  });

  test('sets N_g in sentences with a lowered g', () => {
    expect(prose('N_g <= 3, so N_g').markup).toBe('N<sub>g</sub> &lt;= 3, so N<sub>g</sub>');
  });

  test('a number and its % stay on one line', () => {
    expect(prose('At most 1.8 %, at least 30 %.').markup).toBe('At most 1.8\u00a0%, at least 30\u00a0%.');
  });
});
