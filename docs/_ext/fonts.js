// In every page, before its styles: ask for the fonts at once. A page that lies in a
// folder may not ask early; it has no layout that others wait for, and shows the fonts
// whenever they come.
(() => {
  const root = document.documentElement.dataset.content_root;
  const add = (properties) =>
    document.head.append(Object.assign(document.createElement("link"), properties));
  if (location.protocol === "file:") {
    addEventListener("DOMContentLoaded", () =>
      add({ rel: "stylesheet", href: `${root}_static/offline.css` }));
    return;
  }
  for (const { content } of document.querySelectorAll("meta[name=font]")) {
    const href = `${root}_static/${content}`;
    add({ rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href });
  }
})();
