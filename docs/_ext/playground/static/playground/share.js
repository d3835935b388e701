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

  const ROW = 20; // pixels of a line of text under a picture
  const FONT = "13px system-ui, sans-serif";

  /** @typedef {{text: string, color: string}} Caption */

  /** What stands under a picture: the axes, and each rule in its color.
   * @param {Page} page @param {string[]} colors
   * @returns {Caption[]} */
  function captions({ root, state, surface }, colors) {
    const axes = surface.domain.map(([low, high], i) => `${"xy"[i]} from ${dom.short(low)} to ${dom.short(high)}`);
    return [
      { text: `${surface.title}: ${axes.join(", ")}; step ${state.step}`, color: dom.ink(root, "--ink") },
      ...state.rules.map(({ name, h }, i) => {
        return { text: `${name}, learning rate ${h.learning_rate}`, color: colors[i] };
      }),
    ];
  }

  /** A text that may stand in a drawing.
   * @param {string} text */
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

  /** The paths as a drawing; the ground lies under them as a picture.
   * @param {State} state @param {Run[]} runs @param {Place} place
   * @param {HTMLCanvasElement} ground @param {Caption[]} under */
  function drawing(state, runs, place, ground, under) {
    const { clientWidth: width, clientHeight: height } = ground;
    const lines = runs.map((run, i) => {
      const points = [];
      for (let step = 0; step <= Math.min(state.step, run.end); step++) {
        const at = place(run.positions[2 * step], run.positions[2 * step + 1]);
        points.push(at.map((pixel) => pixel.toFixed(1)).join());
      }
      const look = `fill="none" stroke="${under[i + 1].color}" stroke-width="2"`;
      return `<polyline ${look} points="${points.join(" ")}"/>`;
    });
    const said = under.map(({ text, color }, i) => {
      const look = `style="font: ${FONT}" fill="${color}"`;
      return `<text x="4" y="${height + ROW * (i + 0.75)}" ${look}>${escaped(text)}</text>`;
    });
    const paper = `<rect width="100%" height="100%" fill="${dom.ink(ground, "--paper")}"/>`;
    // paths that leave the surface end at its edge
    const frame = `<svg width="${width}" height="${height}">${lines.join("")}</svg>`;
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height + ROW * under.length}">` +
      `${paper}<image href="${ground.toDataURL()}" width="${width}" height="${height}"/>${frame}${said.join("")}</svg>\n`
    );
  }

  /** Several canvases of one size as one picture, with text under it.
   * @param {HTMLCanvasElement[]} layers
   * @param {Caption[]} under
   * @param {(blob: Blob) => void} take */
  function flatten(layers, under, take) {
    const [{ width, height, clientWidth, clientHeight }] = layers;
    const scale = width / clientWidth;
    const sheet = dom.element("canvas", { width, height: height + Math.ceil(scale * ROW * under.length) });
    const pen = dom.penOf(sheet);
    pen.fillStyle = dom.ink(layers[0], "--paper");
    pen.fillRect(0, 0, sheet.width, sheet.height);
    for (const layer of layers) pen.drawImage(layer, 0, 0);
    pen.scale(scale, scale);
    pen.font = FONT;
    under.forEach(({ text, color }, i) => {
      pen.fillStyle = color;
      pen.fillText(text, 4, clientHeight + ROW * (i + 0.75), clientWidth - 8);
    });
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

  return { captions, drawing, flatten, save, table };
})();
