/** Where the page is served, without the view that is looked at: what a client connects to. */
export function pageAddress(): string {
  return location.href.replace(/#.*$/, '');
}
