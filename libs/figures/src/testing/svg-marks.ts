/** How many marks the layers of this name drew, over all panels; nested groups do not occur inside a mark. */
export function countMarks(svg: string, name: string): number {
  const groups = svg.matchAll(new RegExp(`<g class="mark-[a-z]+ role-mark ${name}_marks"[^>]*[^/>]>(.*?)</g>`, 'gs'));
  return [...groups].reduce(
    (count, [, inside = '']) => count + [...inside.matchAll(/<(path|line|text)[ >]/g)].length,
    0,
  );
}

/** All texts of an SVG in drawing order, without the markup inside them. */
export function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, content = '']) => content.replace(/<[^>]*>/g, ''));
}
