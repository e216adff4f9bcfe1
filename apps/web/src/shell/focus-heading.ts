/** Moves the focus to the heading of the view, so that keyboard and screen reader begin there after navigation. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  scrollTo({ top: 0 });
}
