// Finds the playground of the page and sets it going.
"use strict";

{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const folder = script.src.replace(/[^/]*$/, "");
  const root = document.querySelector(".playground");
  if (root instanceof HTMLElement) {
    const page = new Page(root, folder);
    hands.listen(page);
    transport.listen(page);
    page.load(location.hash);
    if (window.top !== window) embedded.fit(root);
    // for the console, and for tests
    Object.assign(globalThis, { playground: { address, page, python } });
  }
}
