// On a host with several versions: the link to the others says what is being read. The
// view of a page, such as the run that the playground shows, may have changed meanwhile.
"use strict";

const others = document.querySelector(".sidebar-version a");
const { hash } = others;
for (const before of ["pointerdown", "focus"])
  others.addEventListener(before, () => (others.hash = hash + location.hash));
