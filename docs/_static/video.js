// A page has each video for light and for dark. The one that is seen, once it is near, loads
// what it takes to say how long it is; nothing does before the page itself is there.
"use strict";

const near = new IntersectionObserver((entries) => {
  for (const { target: video, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    video.preload = "metadata";
    near.unobserve(video);
  }
}, { rootMargin: "200px" });

addEventListener("load", () => {
  for (const video of document.querySelectorAll("figure.picture video"))
    near.observe(video);
});
