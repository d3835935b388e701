// Draws the map of basins as its rows arrive: from a worker, or in slices where the page
// was opened as a file and has none.
"use strict";

class BasinMap {
  static SCALE = 3; // pixels of the picture for each start
  static HUES = ["--petrol", "--rust", "--plum", "--moss", "--brick"];

  /** @param {HTMLCanvasElement} canvas @param {HTMLElement} list of what colors stand for
   * @param {(text: string) => void} say @param {string} folder of the worker */
  constructor(canvas, list, say, folder) {
    this.canvas = canvas;
    this.list = list;
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
    this.canvas.width = this.canvas.height = n * BasinMap.SCALE;
    const near = this.canvas.parentElement ?? document.body;
    this.look = {
      n,
      surface,
      sheet: dom.element("canvas", { width: n, height: n }),
      basins: map.basins(surface),
      /** @type {Map<number, number>} */
      counts: new Map(),
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
    this.list.replaceChildren();
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
    const { n, basins, counts, paper, sheet } = this.look;
    const image = new ImageData(n, arrived.length / n);
    arrived.forEach((after, i) => {
      const basin = after < steps ? basins.of(x[i], y[i]) : -1;
      const hue = this.color(basin);
      counts.set(basin, (counts.get(basin) ?? 0) + 1);
      const light = basin < 0 ? 0 : 0.75 * (after / steps);
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = hue[c] + light * (paper[c] - hue[c]);
      image.data[4 * i + 3] = 255;
    });
    dom.penOf(sheet).putImageData(image, 0, row);
    const pen = dom.penOf(this.canvas);
    pen.imageSmoothingEnabled = false;
    pen.drawImage(sheet, 0, 0, this.canvas.width, this.canvas.height);
    this.report(row + arrived.length / n, steps);
  }

  /** @param {number} basin @returns {number[]} */
  color(basin) {
    const { colors, paper } = /** @type {NonNullable<typeof this.look>} */ (this.look);
    return basin < 0 ? paper : colors[basin % colors.length];
  }

  /** @param {number} done rows @param {number} steps */
  report(done, steps) {
    if (!this.look) return;
    const { n, basins, counts, surface } = this.look;
    const count = basins.centers.length;
    const limits = surface.circles ? "circles" : `${count} limit${count === 1 ? "" : "s"}`;
    if (done < n) return this.say(`${Math.round((100 * done) / n)} % of the map: ${limits} so far.`);
    this.say(`${n} × ${n} starts, ${steps} steps each: ${limits}. Pale: late or not settled.`);
    const { width, height } = this.canvas;
    const [pen, view] = [dom.penOf(this.canvas), plane.frame(surface.domain, width, height)];
    plane.drawMinima(pen, view, surface, dom.ink(this.list, "--ink"), 4); // seen on every color
    plane.drawMinima(pen, view, surface, dom.ink(this.list, "--paper"));
    this.list.replaceChildren(...legend.items(surface, basins.centers, counts, (basin) => this.color(basin)));
    this.canvas.dataset.done = "true";
  }
}
