// A pen that writes what it draws as SVG: so a drawing shows what the picture shows.
"use strict";

/**
 * @typedef {Pick<CanvasRenderingContext2D, "arc" | "beginPath" | "closePath" | "drawImage" | "ellipse"
 *   | "fill" | "fillRect" | "fillStyle" | "globalAlpha" | "lineJoin" | "lineTo" | "lineWidth" | "moveTo"
 *   | "setLineDash" | "getLineDash" | "stroke" | "strokeStyle">} Pen of a canvas, or of a drawing
 */

/** @implements {Pen} */
class VectorPen {
  /** @type {string[]} */
  parts = [];
  fillStyle = "";
  strokeStyle = "";
  globalAlpha = 1;
  lineWidth = 1;
  /** @type {CanvasLineJoin} */
  lineJoin = "miter";
  #outline = "";
  /** @type {number[]} */
  #dashes = [];

  beginPath() {
    this.#outline = "";
  }

  closePath() {
    this.#outline += "Z";
  }

  /** @param {...number} numbers */
  #write(...numbers) {
    this.#outline += numbers.map((v) => Number(v.toFixed(2))).join(" ");
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.#outline += "M";
    this.#write(x, y);
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.#outline += this.#outline ? "L" : "M";
    this.#write(x, y);
  }

  /** @param {number} x @param {number} y @param {number} r */
  arc(x, y, r) {
    this.ellipse(x, y, r, r);
  }

  /** A whole ellipse: the picture has no parts of one.
   * @param {number} x @param {number} y @param {number} rx @param {number} ry */
  ellipse(x, y, rx, ry) {
    this.moveTo(x - rx, y);
    for (const end of [x + rx, x - rx]) {
      this.#outline += "A";
      this.#write(rx, ry, 0, 1, 0, end, y);
    }
  }

  /** @param {number[]} dashes */
  setLineDash(dashes) {
    this.#dashes = dashes;
  }

  getLineDash() {
    return this.#dashes;
  }

  stroke() {
    const dashes = this.#dashes.length ? ` stroke-dasharray="${this.#dashes.join(" ")}"` : "";
    const look = `fill="none" stroke="${this.strokeStyle}" stroke-width="${this.lineWidth}"`;
    this.#put(`<path ${look} stroke-linejoin="${this.lineJoin}"${dashes} d="${this.#outline}"/>`);
  }

  fill() {
    this.#put(`<path fill="${this.fillStyle}" d="${this.#outline}"/>`);
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    const look = `fill="${this.fillStyle}" opacity="${this.globalAlpha}"`;
    this.#put(`<path ${look} d="M${x} ${y}h${width}v${height}h${-width}Z"/>`);
  }

  /** @param {CanvasImageSource} image @param {number} x @param {number} y
   * @param {number} [width] @param {number} [height] */
  drawImage(image, x, y, width, height) {
    if (!(image instanceof HTMLCanvasElement)) throw new TypeError("VectorPen: expected a canvas");
    const size = `x="${x}" y="${y}" width="${width}" height="${height}"`;
    this.#put(`<image ${size} preserveAspectRatio="none" href="${image.toDataURL()}"/>`);
  }

  /** @param {string} part */
  #put(part) {
    this.parts.push(part);
  }
}
