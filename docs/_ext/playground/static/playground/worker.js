// Computes a map of where starts end, some rows at a time.
"use strict";
importScripts(
  "formulas.js",
  "random.js",
  "pace.js",
  "settings.js",
  "engine.js",
  "reading.js",
  "grammar.js",
  "formula.js",
  "map.js",
);

onmessage = ({ data }) => {
  for (const rows of map.rows(data)) {
    postMessage(rows, [rows.x.buffer, rows.y.buffer, rows.arrived.buffer]);
  }
};
