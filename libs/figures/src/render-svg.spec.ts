import { heatMap } from './heat-map.js';
import { prefixIds, renderSvg } from './render-svg.js';
import { rotationSlice, textsOf } from './testing/index.js';
import { trainingCurves } from './training-curves.js';

const HOSTILE = `"><script>alert(1)</script>'+alert(2)+'\\u0027\${x} N_g`;

describe('renderSvg', () => {
  const slice = rotationSlice(3, 1, 10);

  test('draws hostile names as text and evaluates nothing in them', async () => {
    const svg = await renderSvg(
      heatMap([
        { ...slice, system: HOSTILE },
        { ...slice, system: 'other' },
      ]),
    );
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(textsOf(svg).some((text) => text.startsWith('"&gt;') && text.endsWith("'+alert(2)+'\\u0027${x} Ng"))).toBe(
      true,
    );
  });

  test('shortens names that are longer than their panel', async () => {
    const svg = await renderSvg(
      heatMap([
        { ...slice, system: 'x'.repeat(2000) },
        { ...slice, system: 'other' },
      ]),
    );
    expect(svg).not.toContain('x'.repeat(200) + '<');
    expect(textsOf(svg).some((text) => /^x+…$/.test(text))).toBe(true);
    expect(Number(/width="(\d+)"/.exec(svg)?.[1])).toBeLessThan(1200);
  });

  test('prefixes every id and every reference to one', async () => {
    const svg = prefixIds(await renderSvg(heatMap([slice])), 'panel-1-');
    expect(svg).toMatch(/ id="panel-1-gradient_-\d+"/);
    expect(svg).not.toMatch(/ id="(?!panel-1-)/);
    expect(svg).not.toMatch(/url\(#(?!panel-1-)/);
  });

  test('draws equal specifications as equal texts', async () => {
    expect(await renderSvg(heatMap([slice]))).toBe(await renderSvg(heatMap([slice])));
  });

  test('names the font once and loads nothing', async () => {
    const svg = await renderSvg(trainingCurves([]));
    expect(svg.match(/font-family/g)).toHaveLength(1);
    expect(svg.replace(/ xmlns(:xlink)?="[^"]*"/g, '')).not.toMatch(/https?:|href|<image|<style/);
  });

  test('rejects what is not a specification', async () => {
    await expect(renderSvg({} as never)).rejects.toThrow();
  });
});
