import { saveCanvas } from '../../components/save-canvas.js';
import { saveText } from './save-text.js';
import { svgFile } from './svg-file.js';

/** Pixels of a PNG per pixel of the page. */
const SHARPNESS = 3;

/** Saves a drawing of the page as an SVG file. */
export function saveSvg(svg: SVGSVGElement | null, fileName: string): void {
  if (svg !== null) saveText(svgFile(svg), fileName, 'image/svg+xml');
}

/** Saves a drawing of the page as a PNG file. */
export function savePng(svg: SVGSVGElement | null, fileName: string): void {
  if (svg === null) return;
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement('canvas');
    canvas.width = width * SHARPNESS;
    canvas.height = height * SHARPNESS;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    saveCanvas(canvas, fileName);
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgFile(svg))}`;
}
