/** A page of one sentence, for whoever could not sign in. */
export function signInPage(sentence: string, page: URL): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Not signed in · Liesweep</title><meta name="color-scheme" content="light dark"></head>
<body><h1>Not signed in</h1><p>${escaped(sentence)}</p><p><a href="${escaped(page.pathname)}">Back to the page</a></p></body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${String(character.codePointAt(0))};`);
}
