// Draws the map of basins as its rows arrive: from a worker, or in slices where the page
// was opened as a file and has none.
"use strict";

class BasinMap {
  static HUES = ["--petrol", "--rust", "--plum", "--moss", "--brick"];

  /** @param {HTMLCanvasElement} canvas @param {(text: string) => void} say @param {string} folder of the worker */
  constructor(canvas, say, folder) {
    this.canvas = canvas;
    this.say = say;
    this.folder = folder;
    this.id = 0;
    /** @type {Worker | null} */
    this.worker = null;
  }

  /** @param {Omit<MapTask, "id">} task @param {Surface} surface */
  start(task, surface) {
    this.stop();
    const n = task.n;
    this.canvas.width = this.canvas.height = n;
    const near = this.canvas.parentElement ?? document.body;
    this.look = {
      n,
      circles: surface.circles !== null,
      basins: map.basins(surface),
      colors: BasinMap.HUES.map((name) => dom.color(near, name)),
      paper: dom.color(near, "--paper-deeper"),
    };
    const known = { ...task, id: this.id };
    if (location.protocol === "file:") return this.slices(map.rows(known));
    this.worker = new Worker(`${this.folder}worker.js`);
    this.worker.onmessage = ({ data }) => this.add(data);
    this.worker.postMessage(known);
  }

  stop() {
    this.id += 1;
    this.worker?.terminate();
    this.worker = null;
  }

  /** @param {Generator<MapRows, void>} rows */
  slices(rows) {
    const id = this.id;
    const next = () => {
      const { value } = rows.next();
      if (!value || id !== this.id) return;
      this.add(value);
      setTimeout(next);
    };
    next();
  }

  /** @param {MapRows} rows */
  add({ id, row, steps, x, y, arrived }) {
    if (id !== this.id || !this.look) return;
    const { n, basins, colors, paper } = this.look;
    const image = new ImageData(n, arrived.length / n);
    arrived.forEach((after, i) => {
      const basin = after < steps ? basins.of(x[i], y[i]) : -1;
      const hue = basin < 0 ? paper : colors[basin % colors.length];
      const light = basin < 0 ? 0 : 0.75 * (after / steps);
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = hue[c] + light * (paper[c] - hue[c]);
      image.data[4 * i + 3] = 255;
    });
    dom.penOf(this.canvas).putImageData(image, 0, row);
    this.report(row + arrived.length / n, steps);
  }

  /** @param {number} done rows @param {number} steps */
  report(done, steps) {
    if (!this.look) return;
    const { n, basins, circles } = this.look;
    const count = basins.centers.length;
    const limits = circles ? "circles" : `${count} limit${count === 1 ? "" : "s"}`;
    if (done < n) return this.say(`${Math.round((100 * done) / n)} % of the map: ${limits} so far.`);
    this.say(`${n} × ${n} starts, ${steps} steps each: ${limits}. Pale: late or not settled.`);
    this.canvas.dataset.done = "true";
  }
}
