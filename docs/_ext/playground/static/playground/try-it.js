// Loads a small playground when its box is unfolded, and gives it the height it asks for.
"use strict";

for (const box of document.querySelectorAll("details.try-it")) {
  const link = box.querySelector("a");
  box.addEventListener("toggle", () => {
    if (box.querySelector("iframe") || !link) return;
    const frame = document.createElement("iframe");
    frame.title = `Playground: ${box.querySelector("summary")?.textContent}`;
    frame.src = link.href;
    link.parentElement?.before(frame);
    addEventListener("message", ({ data, source }) => {
      if (source !== frame.contentWindow || !(data?.playgroundHeight > 0)) return;
      frame.style.height = `${data.playgroundHeight}px`;
    });
  });
}
