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

onmessage = ({ data: { task, turn, many } }) => {
  for (const rows of map.rows(task, turn, many)) {
    postMessage(rows, [rows.ends.buffer, rows.arrived.buffer]);
  }
};
