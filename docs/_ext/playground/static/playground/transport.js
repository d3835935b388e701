// Moving through the steps: play, pause, one on, one back, scrub.
"use strict";

const transport = (() => {
  const CALM = 500; // milliseconds between pictures for those who want no motion

  /** @param {Page} page @param {number} step */
  function setStep(page, step) {
    page.state.step = Math.max(0, Math.min(page.state.steps, step));
    page.draw();
  }

  /** @param {Page} page */
  function pause(page) {
    page.playing = false;
    page.part("play").textContent = "Play";
    page.say(words.inWords(page));
  }

  /** @param {Page} page */
  function play(page) {
    if (page.playing) return pause(page);
    page.playing = true;
    page.part("play").textContent = "Pause";
    if (page.state.step >= page.state.steps) setStep(page, 0);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? CALM : 0;
    let before = performance.now();
    let exact = page.state.step;
    let shown = exact;
    const turn = (/** @type {number} */ now) => {
      if (!page.playing) return;
      if (page.state.step !== shown) exact = page.state.step; // somebody scrubbed meanwhile
      if (now - before >= calm) {
        exact += ((now - before) / 1000) * Number(page.input("speed").value);
        before = now;
        setStep(page, Math.floor(exact));
      }
      shown = page.state.step;
      if (shown >= page.state.steps) pause(page);
      else requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
  }

  /** @param {Page} page */
  function listen(page) {
    const step = (/** @type {number} */ by) => () => setStep(page, page.state.step + by);
    page.part("play").addEventListener("click", () => play(page));
    page.part("back").addEventListener("click", step(-1));
    page.part("forward").addEventListener("click", step(1));
    page.part("scrub").addEventListener("input", () => setStep(page, Number(page.input("scrub").value)));
  }

  return { listen };
})();
