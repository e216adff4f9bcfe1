/** A letter's width over its height, in the fonts that figures name; digits and small letters are narrower still. */
const LETTER = 0.5;
/** Letters that take no room above the line: a box of small letters is lower than the font. */
const HEIGHT = 0.7;

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Pairs of texts of a hand-made SVG that lie over each other, by their estimated boxes; a figure should have none. */
export function overlappingTexts(svg: string): string[] {
  const boxes = [
    ...svg.matchAll(
      /<text x="([\d.-]+)" y="([\d.-]+)" text-anchor="(\w+)" font-size="([\d.]+)px"[^>]*>(.*?)<\/text>/gs,
    ),
  ].map(([, x, y, anchor, size, content = '']): Box => {
    const text = content.replace(/<[^>]*>/g, '');
    const width = LETTER * Number(size) * text.length;
    const left = Number(x) - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
    return { text, left, right: left + width, top: Number(y) - HEIGHT * Number(size), bottom: Number(y) };
  });
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} | ${b.text}`),
  );
}
