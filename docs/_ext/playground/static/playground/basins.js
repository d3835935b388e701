// Draws the map of basins as its rows arrive: from a worker, or in slices where the page
// was opened as a file and has none.
"use strict";
{
  const playground = (globalThis.playground ??= {});
  const HUES = ["--petrol", "--rust", "--plum", "--moss", "--brick"];

  class BasinMap {
    /** @param {HTMLCanvasElement} canvas @param {(text: string) => void} say */
    constructor(canvas, say, folder) {
      Object.assign(this, { canvas, say, folder, id: 0, worker: null });
    }

    start(message, circles) {
      this.stop();
      const n = message.n;
      this.id += 1;
      this.canvas.width = this.canvas.height = n;
      this.basins = new playground.Basins(message.domain, circles);
      this.colors = HUES.map((name) => playground.color(this.canvas.parentElement, name));
      this.paper = playground.color(this.canvas.parentElement, "--paper-deeper");
      const task = { ...message, id: this.id };
      if (location.protocol === "file:") return this.slices(playground.mapRows(task), n);
      this.worker ??= new Worker(`${this.folder}basins-worker.js`);
      this.worker.onmessage = ({ data }) => this.add(data, n);
      this.worker.postMessage(task);
    }

    stop() {
      this.id += 1;
      this.worker?.terminate();
      this.worker = null;
    }

    slices(rows, n) {
      const id = this.id;
      const next = () => {
        const { value, done } = rows.next();
        if (done || id !== this.id) return;
        this.add(value, n);
        setTimeout(next);
      };
      next();
    }

    add({ id, row, steps, ends, arrived }, n) {
      if (id !== this.id) return;
      const count = arrived.length;
      const image = new ImageData(n, count / n);
      for (let i = 0; i < count; i++) {
        const basin = this.basins.of(ends[2 * i], ends[2 * i + 1], arrived[i] < steps);
        const hue = basin < 0 ? this.paper : this.colors[basin % this.colors.length];
        const light = basin < 0 ? 0 : 0.75 * (arrived[i] / steps);
        for (let c = 0; c < 3; c++) {
          image.data[4 * i + c] = hue[c] + light * (this.paper[c] - hue[c]);
        }
        image.data[4 * i + 3] = 255;
      }
      this.canvas.getContext("2d").putImageData(image, 0, row);
      const done = row + count / n;
      const limits = this.basins.circles ? "" : `, ${this.basins.centers.length} limits so far`;
      if (done < n) this.say(`${Math.round((100 * done) / n)} % of the map${limits}.`);
      else this.finish(n, steps);
    }

    finish(n, steps) {
      const limits = this.basins.centers.length;
      const ends = this.basins.circles ? "circles" : `${limits} limit${limits === 1 ? "" : "s"}`;
      this.say(`${n} × ${n} starts, ${steps} steps each: ${ends}. Pale: late or not settled.`);
      this.canvas.dataset.done = "true";
    }
  }

  Object.assign(playground, { BasinMap });
}
