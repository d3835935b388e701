// The page of all versions: who comes from a page goes on reading it. When the site is
// published, a line above this one says which pages each version has. Without scripts
// the links lead to the first page of each.
"use strict";

const follow = () => {
  const [page, ...view] = location.hash.slice(1).split("#");
  const known = Object.values(PAGES).some((names) => names.includes(page));
  document.getElementById("from").textContent = known
    ? `You come from ${page}. A version that has this page opens it.`
    : "";
  for (const link of document.querySelectorAll("li a")) {
    const version = link.textContent;
    const there = PAGES[version].includes(page);
    link.href = `${version}/${there ? [page, ...view].join("#") : "index.html"}`;
    link.nextElementSibling.hidden = there || !known;
  }
};
follow();
addEventListener("hashchange", follow);
