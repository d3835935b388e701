// Mouse, pen and finger on the plane. A finger takes hold of the ring, or taps; any other
// touch scrolls the page.
"use strict";

const pointer = (() => {
  const { ringAt } = plane;
  const NEAR = 24; // pixels from the ring's center: half of what a finger covers
  const STILL = 10; // pixels that a finger moves during a tap

  /** @param {Page} page */
  function listen(page) {
    const canvas = page.canvas("plane");
    let box = canvas.getBoundingClientRect();
    /** @type {number[] | null} where a finger touched the page beside the ring */
    let touched = null;
    const holds = (/** @type {{clientX: number, clientY: number}} */ at) => {
      box = canvas.getBoundingClientRect();
      const [x, y] = ringAt(page.seen, page.state.start);
      return Math.hypot(at.clientX - box.left - x, at.clientY - box.top - y) <= NEAR;
    };
    const move = (/** @type {PointerEvent} */ event) => {
      const at = page.seen.back(event.clientX - box.left, event.clientY - box.top);
      const [x, y] = at.map((v) => Number(v.toPrecision(5)));
      page.setStart(x, y);
    };
    // a finger that holds the ring must not scroll: only a touch can be asked not to
    const hold = (/** @type {TouchEvent} */ event) => {
      if (event.cancelable && holds(event.changedTouches[0])) event.preventDefault();
    };
    canvas.addEventListener("touchstart", hold, { passive: false });
    canvas.addEventListener("pointerdown", (event) => {
      const isHeld = holds(event);
      touched = event.pointerType === "touch" && !isHeld ? [event.clientX, event.clientY] : null;
      if (touched) return;
      canvas.setPointerCapture(event.pointerId);
      if (event.pointerType !== "touch") move(event); // a finger is too wide to jump to
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!touched && canvas.hasPointerCapture(event.pointerId)) move(event);
    });
    canvas.addEventListener("pointercancel", () => (touched = null));
    canvas.addEventListener("pointerup", (event) => {
      if (touched && Math.hypot(event.clientX - touched[0], event.clientY - touched[1]) <= STILL) move(event);
      touched = null;
      page.say(words.inWords(page));
    });
  }

  return { listen };
})();
