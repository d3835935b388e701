// Ways out of the page: a table, a drawing, a file.
"use strict";

const share = (() => {
  /** All paths as comma-separated values.
   * @param {State} state @param {Run[]} runs */
  function table(state, runs) {
    const rows = ["optimizer,step,x,y,value"];
    runs.forEach((run, i) => {
      const name = JSON.stringify(state.rules[i].name);
      for (let step = 0; step <= run.end; step++) {
        const [x, y] = run.positions.subarray(2 * step, 2 * step + 2);
        rows.push([name, step, x, y, run.values[step]].join());
      }
    });
    return `${rows.join("\n")}\n`;
  }

  /** The paths as a drawing; the ground lies under them as a picture.
   * @param {State} state @param {Run[]} runs @param {Place} place
   * @param {HTMLCanvasElement} ground @param {string[]} colors */
  function drawing(state, runs, place, ground, colors) {
    const { clientWidth: width, clientHeight: height } = ground;
    const lines = runs.map((run, i) => {
      const points = [];
      for (let step = 0; step <= Math.min(state.step, run.end); step++) {
        const at = place(run.positions[2 * step], run.positions[2 * step + 1]);
        points.push(at.map((pixel) => pixel.toFixed(1)).join());
      }
      const look = `fill="none" stroke="${colors[i]}" stroke-width="2"`;
      return `<polyline ${look} points="${points.join(" ")}"/>`;
    });
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">` +
      `<image href="${ground.toDataURL()}" width="${width}" height="${height}"/>${lines.join("")}</svg>\n`
    );
  }

  /** Several canvases of one size as one picture.
   * @param {HTMLCanvasElement[]} layers
   * @param {(blob: Blob) => void} take */
  function flatten(layers, take) {
    const { width, height } = layers[0];
    const sheet = dom.element("canvas", { width, height });
    for (const layer of layers) dom.penOf(sheet).drawImage(layer, 0, 0);
    sheet.toBlob((blob) => blob && take(blob));
  }

  /** Hands a file to the reader.
   * @param {string} name @param {Blob | string} content */
  function save(name, content) {
    const blob = content instanceof Blob ? content : new Blob([content]);
    const link = dom.element("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  return { drawing, flatten, save, table };
})();
