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
  const WIDE = 1600; // pixels of a saved picture, on any screen
  const FINE = 800; // points on each side of its relief

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

  /** The picture as it stands on the page, on finer ground.
   * @param {Page} page @param {Pen} pen */
  function paint(page, pen) {
    picture.drawGround(page, pen, relief.measure(page.surface, page.state.p, FINE));
    picture.drawPaths(page, pen);
  }

  /** The picture as a drawing made of lines, with text under it.
   * @param {Page} page @param {Caption[]} under */
  function drawing(page, under) {
    const { width, height } = page.seen;
    const pen = new VectorPen();
    paint(page, pen);
    const said = under.map(({ text, color }, i) => {
      const look = `style="font: ${FONT}" fill="${color}"`;
      return `<text x="4" y="${height + ROW * (i + 0.75)}" ${look}>${escaped(text)}</text>`;
    });
    const paper = `<rect width="100%" height="100%" fill="${dom.ink(page.root, "--paper")}"/>`;
    // paths that leave the surface end at its edge
    const frame = `<svg width="${width}" height="${height}">${pen.parts.join("")}</svg>`;
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height + ROW * under.length}">` +
      `${paper}${frame}${said.join("")}</svg>\n`
    );
  }

  /** The picture in pixels, with text under it.
   * @param {Page} page
   * @param {Caption[]} under
   * @param {(blob: Blob) => void} take */
  function pixels(page, under, take) {
    const { width, height } = page.seen;
    const scale = WIDE / width;
    const [whole, plain] = [height + ROW * under.length, height].map((v) => Math.round(scale * v));
    const sheet = dom.element("canvas", { width: WIDE, height: whole });
    const pen = dom.penOf(sheet);
    const paper = (/** @type {number} */ from) => {
      pen.fillStyle = dom.ink(page.root, "--paper");
      pen.fillRect(0, from, width, whole);
    };
    pen.scale(scale, scale);
    paper(0);
    paint(page, pen);
    paper(plain / scale); // paths that leave the surface end at its edge
    pen.font = FONT;
    under.forEach(({ text, color }, i) => {
      pen.fillStyle = color;
      pen.fillText(text, 4, height + ROW * (i + 0.75), width - 8);
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

  return { captions, drawing, pixels, save, table };
})();
