// Computes a map of where starts end, some rows at a time.
"use strict";
importScripts("formulas.js", "random.js", "engine.js", "parser.js", "map.js");

onmessage = ({ data }) => {
  for (const rows of playground.mapRows(data)) postMessage(rows, [rows.ends.buffer]);
};
