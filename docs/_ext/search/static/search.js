// The search page: finds places by words, phrases and symbols, and shows the words around
// a hit. MiniSearch weighs the words; what counts as a word, and phrases, are decided here.
"use strict";

(() => {
  const { pages, places } = window.searchPlaces;
  const root = document.documentElement.dataset.content_root;
  const GREEK = {
    α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "eps", ϵ: "eps", ζ: "zeta",
    η: "eta", θ: "theta", κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", π: "pi",
    ρ: "rho", σ: "sigma", τ: "tau", φ: "phi", ϕ: "phi", χ: "chi", ψ: "psi", ω: "omega",
  };
  const STOP = new Set((
    "a an and are as at be by do does for from how in into is it its of on or that the " +
    "their then there these they this to was were what when which why will with"
  ).split(" "));
  const ONCE = 2; // results of one page
  const MOST = 40; // results in all
  const AROUND = 110; // characters on each side of a hit

  // -- words ----------------------------------------------------------------------

  // What is typed and what is printed become the same: dL/dθ is ∂L/∂θ is dl/dtheta.
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/∂/g, "d").replace(/[α-ωϕϵ]/g, (letter) => GREEK[letter] ?? letter);
  const stem = (word) => (/[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word);
  const WORD = /[\p{L}\p{N}_∂∇]+(?:[./][\p{L}\p{N}_∂]+)*/gu;

  const tokens = (text) => text.match(WORD) ?? [];
  // A name and a fraction are found whole and by their parts.
  const parts = (text) => tokens(text).flatMap((token) => {
    const split = token.split(/[./_]/).filter(Boolean);
    return split.length > 1 ? [token, ...split] : [token];
  });
  const term = (token) => {
    const word = plain(token);
    return STOP.has(word) ? null : stem(word);
  };
  const terms = (text) => tokens(text).map(term).filter(Boolean);
  const sentence = (text) => ` ${terms(text).join(" ")} `;

  // -- the index ------------------------------------------------------------------

  // Of the code of a place come only those words at first that its text does not have.
  const documents = places.map(([page, anchor, title, text, code], id) => ({
    id, page, anchor, title, text, code, book: anchor ? pages[page][1] : "",
  }));
  const first = []; // the number of the first place of each page
  documents.forEach(({ page, id }) => { first[page] ??= id; });
  const index = new MiniSearch({
    fields: ["title", "book", "text", "code"],
    tokenize: parts,
    processTerm: term,
  });
  index.addAll(documents);

  const WEIGHTS = { title: 4, book: 1.5, text: 1, code: 0.4 };
  // Those who look for a word want to know what it is before they see it used.
  const KINDS = { Glossary: 1.6, Learn: 1.4, API: 1.3, Ledger: 1.1 };

  // How much better a place is because it has the words in a row, as they were typed.
  function phraseWeight(query) {
    const phrase = sentence(query);
    const known = new Map();
    const weigh = ({ title, text, page }) => {
      const kind = KINDS[pages[page][2]] ?? 1;
      if (sentence(title) === phrase) return 8 * kind;
      if (sentence(title).includes(phrase)) return 4 * kind;
      return sentence(text).includes(phrase) ? 3 * kind : kind;
    };
    return (id) => {
      if (!known.has(id)) known.set(id, weigh(documents[id]));
      return known.get(id);
    };
  }

  function find(query) {
    const options = {
      boost: WEIGHTS,
      boostDocument: phraseWeight(query),
      prefix: (word, i, all) => i === all.length - 1 && word.length > 2,
      fuzzy: (word) => (word.length > 5 && !word.includes("/") ? 0.15 : false),
    };
    for (const [combineWith, tokenize] of [["AND", tokens], ["AND", parts], ["OR", parts]]) {
      const found = index.search(query, { ...options, combineWith, tokenize });
      if (found.length) return { found, all: combineWith === "AND" };
    }
    return { found: [], all: true };
  }

  // -- results --------------------------------------------------------------------

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // Where to look into a text: at the phrase, or where most of the words are near.
  function centre(text, wanted) {
    const hits = [...text.matchAll(WORD)].filter((match) => wanted(match[0]));
    const near = (hit) => new Set(hits
      .filter((other) => Math.abs(other.index - hit.index) < AROUND)
      .map((other) => term(other[0]))).size;
    let best = null, most = 0;
    for (const hit of hits.slice(0, 200)) {
      if (near(hit) > most) [best, most] = [hit.index, near(hit)];
    }
    return best;
  }

  // A piece of a text around a hit, with the words marked that were looked for.
  function piece(name, source, middle, wanted) {
    const start = Math.max(0, source.lastIndexOf(" ", Math.max(0, (middle ?? 0) - AROUND / 2)) + 1);
    const end = start + 2 * AROUND < source.length
      ? source.lastIndexOf(" ", start + 2 * AROUND) : source.length;
    const shown = make(name);
    let from = start;
    for (const match of source.slice(start, end).matchAll(WORD)) {
      if (!wanted(match[0])) continue;
      const at = start + match.index;
      shown.append(source.slice(from, at), make("mark", {}, match[0]));
      from = at + match[0].length;
    }
    shown.append(source.slice(from, end));
    return [start > 0 ? "… " : "", shown, end < source.length ? " …" : ""];
  }

  // The code of a page is loaded when the first result comes into view that has nothing
  // else to show; from a script, because a page that lies in a folder may load no data.
  window.searchCode = {};
  const loading = new Map();
  function code({ page, id }) {
    const [uri] = pages[page];
    if (!loading.has(uri)) {
      loading.set(uri, new Promise((done, failed) => {
        const src = `${root}_static/search/${uri.replace(/html$/, "js")}`;
        document.head.append(make("script", { src, onload: done, onerror: failed }));
      }));
    }
    return loading.get(uri).then(() => window.searchCode[uri][id - first[page]]);
  }

  function whenSeen(element, action) {
    const watch = new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting) return;
      watch.disconnect();
      action();
    });
    watch.observe(element);
  }

  function context(place, wanted) {
    const { text, code: words } = place;
    const shown = make("p", { className: "hit-context" });
    const middle = centre(text, wanted);
    const only = middle === null ? centre(words, wanted) : null;
    shown.append(...piece("span", only === null ? text : words, only ?? middle, wanted));
    if (only !== null) {
      shown.classList.add("hit-code");
      whenSeen(shown, () => code(place).then((whole) => shown.replaceChildren(
        ...piece("code", whole, centre(whole, wanted), wanted),
      )).catch(() => {})); // the words that were found stand there already
    }
    return shown;
  }

  function result(place, wanted) {
    const [uri, title, kind] = pages[place.page];
    const href = `${root}${uri}${place.anchor ? `#${place.anchor}` : ""}`;
    return make("li", {},
      make("a", { href }, place.title),
      make("span", { className: "hit-kind" }, place.anchor ? `${kind}: ${title}` : kind),
      context(place, wanted));
  }

  function shown(found) {
    const times = new Map();
    return found.map(({ id }) => documents[id]).filter(({ page }) => {
      times.set(page, (times.get(page) ?? 0) + 1);
      return times.get(page) <= ONCE;
    }).slice(0, MOST);
  }

  function say(query, { found, all }, count) {
    if (!query) return "";
    if (!found.length) return "Nothing has these words. Try fewer, or other ones.";
    const number = count === 1 ? "One place" : `${count} places`;
    if (!all) return `No place has all of these words. ${number} with some of them:`;
    return found.length > count ? `The best ${count} places:` : `${number}:`;
  }

  // -- the page -------------------------------------------------------------------

  const form = document.querySelector("#search-form");
  const list = document.querySelector("#search-results");
  const status = document.querySelector("#search-status");

  function show(query) {
    const hits = query ? find(query) : { found: [], all: true };
    const best = shown(hits.found);
    const matched = new Set(hits.found.slice(0, MOST).flatMap((hit) => hit.terms));
    const wanted = (token) => matched.has(term(token)) || parts(token).some((part) => matched.has(term(part)));
    list.replaceChildren(...best.map((place) => result(place, wanted)));
    status.textContent = say(query, hits, best.length);
    document.title = document.title.replace(/^.*(?=Search)/, query ? `${query} - ` : "");
  }

  function follow() {
    const query = form.elements.q.value.trim();
    const address = query ? `?q=${encodeURIComponent(query)}` : location.pathname;
    history.replaceState(null, "", address);
    show(query);
  }

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(follow, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    follow();
  });
  form.elements.q.value = new URLSearchParams(location.search).get("q") ?? "";
  show(form.elements.q.value.trim());
  if (!form.elements.q.value) form.elements.q.focus();
})();
