// Pointer, keys and buttons: methods of the page.
"use strict";
{
  const playground = globalThis.playground;
  const MAP = { n: 200, steps: 500 };

  playground.hands = {
    listen() {
      const at = (event) => {
        const box = this.plane.getBoundingClientRect();
        const tidy = (v) => Number(v.toPrecision(5));
        const [x, y] = [event.clientX - box.left, event.clientY - box.top];
        this.setStart(tidy(this.view.x(x)), tidy(this.view.y(y)));
      };
      this.plane.addEventListener("pointerdown", (event) => {
        if (this.state.view === "tilted") return;
        this.plane.setPointerCapture(event.pointerId);
        at(event);
      });
      this.plane.addEventListener("pointermove", (event) => {
        if (this.plane.hasPointerCapture(event.pointerId)) at(event);
      });
      this.plane.addEventListener("keydown", (event) => this.moveByKey(event));
      this.part("play").addEventListener("click", () => this.play());
      this.part("back").addEventListener("click", () => this.setStep(this.state.step - 1));
      this.part("forward").addEventListener("click", () => this.setStep(this.state.step + 1));
      this.part("scrub").addEventListener("input", (event) => this.setStep(Number(event.target.value)));
      this.part("draw-map").addEventListener("click", () => this.drawMap());
      addEventListener("hashchange", () => this.load(location.hash));
      new ResizeObserver(() => this.draw()).observe(this.plane);
      const repaint = () => {
        playground.forgetColors();
        this.sheet = null;
        this.draw();
      };
      new MutationObserver(repaint).observe(document.body, { attributeFilter: ["data-theme"] });
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
      for (const [name, act] of Object.entries(this.ways())) {
        this.part(name).addEventListener("click", act);
      }
    },

    moveByKey(event) {
      const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
      const move = moves[event.key];
      if (!move) return;
      event.preventDefault();
      const [[left, right]] = this.surface.domain;
      const far = ((right - left) / 100) * (event.shiftKey ? 10 : 1);
      const [x, y] = this.state.start.map((v, axis) => Number((v + far * move[axis]).toPrecision(6)));
      this.setStart(x, y);
      this.say(this.inWords());
    },

    drawMap() {
      const { state, surface } = this;
      const { name, h } = state.rules[state.selected];
      const canvas = this.part("map");
      canvas.hidden = false;
      delete canvas.dataset.done;
      canvas.setAttribute("aria-label", `Where each start ends with ${name}`);
      const message = { surface: state.surface, own: state.own, domain: surface.domain, p: state.p, h, rule: name, ...MAP };
      this.map.start(message, surface.circles);
    },

    ways() {
      const { save } = playground;
      const address = () => `${location.href.split("#")[0]}${playground.toHash(this.state)}`;
      const copy = async (text, what) => {
        try {
          await navigator.clipboard.writeText(text);
          this.say(`${what} is in the clipboard.`);
        } catch {
          this.say(`The clipboard is closed to this page; ${what.toLowerCase()} stands below.`);
        }
        const box = this.part("copied");
        box.hidden = false;
        box.textContent = text;
      };
      return {
        "copy-link": () => {
          history.replaceState(null, "", playground.toHash(this.state));
          copy(address(), "The link");
        },
        "copy-python": () => copy(playground.snippet(this.state), "The script"),
        "save-csv": () => save("paths.csv", playground.table(this.state, this.runs)),
        "save-png": () => this.plane.toBlob((blob) => save("plane.png", blob)),
        "save-svg": () => {
          const sheet = playground.shade(this.terrain, this.root).toDataURL();
          save("plane.svg", playground.drawing(this.state, this.runs, this.view, sheet, this.colors));
        },
      };
    },
  };
}
