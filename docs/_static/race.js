// Draws the paths of the landing page step by step, all runners at the same pace.
// Without this script, or before it runs, the figure shows the finished paths.
"use strict";

const STEPS_PER_SECOND = 14; // 60 steps end within five seconds

function runner(path) {
  const points = path.getAttribute("points").split(" ");
  const places = points.map((point) => point.split(",").map(Number));
  const head = path.nextElementSibling;
  return function show(time) {
    const step = Math.min(Math.floor(time), places.length - 1);
    const [x, y] = places[step];
    const [nextX, nextY] = places[Math.min(step + 1, places.length - 1)];
    const part = time - step;
    const here = [x + part * (nextX - x), y + part * (nextY - y)];
    path.setAttribute("points", [...points.slice(0, step + 1), here.join()].join(" "));
    head.setAttribute("cx", here[0]);
    head.setAttribute("cy", here[1]);
    return step < places.length - 1;
  };
}

function animate(runners, whenDone) {
  const start = performance.now();
  requestAnimationFrame(function frame(now) {
    const time = Math.max(0, ((now - start) / 1000) * STEPS_PER_SECOND);
    const moving = runners.map((show) => show(time));
    if (moving.includes(true)) requestAnimationFrame(frame);
    else whenDone();
  });
}

for (const figure of document.querySelectorAll(".race")) {
  const runners = [...figure.querySelectorAll(".race-path")].map(runner);
  const again = document.createElement("button");
  again.type = "button";
  again.className = "race-again";
  again.textContent = "Draw again";
  const draw = () => {
    again.disabled = true;
    animate(runners, () => (again.disabled = false));
  };
  addEventListener("beforeprint", () => runners.forEach((show) => show(1e6)));
  again.addEventListener("click", draw);
  figure.querySelector("figcaption").append(again);
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) draw();
}
