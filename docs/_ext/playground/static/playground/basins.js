// Draws the map of basins as its rows arrive: from workers, or in slices where the page
// was opened as a file and has none.
"use strict";

class BasinMap {
  static SCALE = 3; // pixels of the picture for each start
  static MOST = 4; // workers
  static HUES = ["--petrol", "--rust", "--plum", "--moss", "--brick"];

  /** @param {HTMLCanvasElement} canvas @param {HTMLElement} list of what colors stand for
   * @param {(text: string) => void} say @param {string} folder of the worker */
  constructor(canvas, list, say, folder) {
    this.canvas = canvas;
    this.list = list;
    this.say = say;
    this.folder = folder;
    this.id = 0;
    /** @type {Worker[]} */
    this.workers = [];
    /** @type {Map<number, MapRows>} rows that arrived before those above them */
    this.waiting = new Map();
    this.next = 0;
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
    this.next = 0;
    this.waiting.clear();
    if (location.protocol === "file:") return this.slices(map.rows(known));
    const many = Math.min(BasinMap.MOST, navigator.hardwareConcurrency || 1);
    for (let turn = 0; turn < many; turn++) {
      const worker = new Worker(`${this.folder}worker.js`);
      worker.onmessage = ({ data }) => this.take(data);
      worker.postMessage({ task: known, turn, many });
      this.workers.push(worker);
    }
  }

  stop() {
    this.id += 1;
    this.dismiss();
    this.list.replaceChildren();
  }

  dismiss() {
    for (const worker of this.workers.splice(0)) worker.terminate();
  }

  /** Rows count from the top, whoever sends them first: so limits have the same colors
   * every time.
   * @param {MapRows} rows */
  take(rows) {
    if (rows.id !== this.id) return;
    this.waiting.set(rows.row, rows);
    for (let next; (next = this.waiting.get(this.next)); this.next += map.ROWS) {
      this.waiting.delete(this.next);
      this.add(next);
    }
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
  add({ id, row, steps, ends, arrived }) {
    if (id !== this.id || !this.look) return;
    const { n, basins, counts, paper, sheet } = this.look;
    const image = new ImageData(n, arrived.length / n);
    arrived.forEach((after, i) => {
      const basin = after < steps ? basins.of(ends[2 * i], ends[2 * i + 1]) : -1;
      const hue = this.color(basin);
      counts.set(basin, (counts.get(basin) ?? 0) + 1);
      const light = basin < 0 ? 0 : 0.75 * (after / steps);
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = hue[c] + light * (paper[c] - hue[c]);
      image.data[4 * i + 3] = 255;
    });
    dom.penOf(sheet).putImageData(image, 0, row);
    const pen = dom.penOf(this.canvas);
    pen.imageSmoothingEnabled = false;
    const [from, high] = [row * BasinMap.SCALE, image.height * BasinMap.SCALE];
    pen.drawImage(sheet, 0, row, n, image.height, 0, from, this.canvas.width, high);
    this.report(row + image.height, steps);
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
    this.dismiss();
  }
}
