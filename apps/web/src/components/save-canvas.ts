/** Saves what a canvas shows as a PNG file. */
export function saveCanvas(canvas: HTMLCanvasElement, fileName: string): void {
  canvas.toBlob((blob) => {
    if (blob === null) return;
    const address = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName;
    link.click();
    setTimeout(() => {
      URL.revokeObjectURL(address);
    }, 1_000);
  }, 'image/png');
}
