// A small playground within another page: that page is told how high it has to be.
"use strict";

const embedded = (() => {
  /** @param {HTMLElement} root */
  function fit(root) {
    document.documentElement.classList.add("embedded");
    const tell = () => parent.postMessage({ playgroundHeight: root.offsetHeight }, "*");
    new ResizeObserver(tell).observe(root);
    addEventListener("storage", ({ key, newValue }) => {
      if (key === "theme") document.body.dataset.theme = newValue ?? "auto";
    });
  }

  return { fit };
})();
