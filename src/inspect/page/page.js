"use strict";
// The page is complete without this: it only shows one card at a time and ties it to the text. What is shown is chosen
// by the fragment of the address, so that a link leads to it and the browser's way back works.
(() => {
  const root = document.documentElement;
  const story = document.getElementById("story");
  const panel = document.getElementById("panel");
  const detail = document.getElementById("detail");
  const close = document.getElementById("close");
  const back = document.getElementById("back");
  const prefixes = document.getElementById("prefixes").textContent;
  const cards = [...document.querySelectorAll(".card")];
  const byId = new Map(cards.map((card) => [card.id, card]));
  let depth = 0;

  const marks = (selector) => [...story.querySelectorAll(selector)];
  const ofThing = (id) => marks(`[data-t="${CSS.escape(id)}"]`);

  // Turtle: names that this page knows become links; literals and punctuation step back.
  const byIri = new Map(cards.map((card) => [card.dataset.iri, card.id]));
  const bases = new Map([...prefixes.matchAll(/@prefix\s+([\w-]*):\s+<([^>]*)>/g)].map((m) => [m[1], m[2]]));
  const token = /"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^\S+)?|<[^>]*>|[A-Za-z][\w-]*:[\w-]*|[;,.]/g;
  function paint(pre) {
    if (pre.dataset.painted) return;
    pre.dataset.painted = "yes";
    const text = pre.textContent;
    const out = document.createDocumentFragment();
    let at = 0;
    for (const found of text.matchAll(token)) {
      out.append(text.slice(at, found.index));
      const word = found[0];
      at = found.index + word.length;
      const colon = word.indexOf(":");
      const iri = word[0] === "<" ? word.slice(1, -1)
        : word[0] !== '"' && colon > 0 ? (bases.get(word.slice(0, colon)) ?? "") + word.slice(colon + 1) : "";
      const node = document.createElement(byIri.has(iri) ? "a" : "span");
      if (byIri.has(iri)) node.href = `#${byIri.get(iri)}`;
      else node.className = word[0] === '"' ? "s" : word.length === 1 ? "n" : "";
      node.textContent = word;
      out.append(node);
    }
    out.append(text.slice(at));
    pre.replaceChildren(out);
    if (!navigator.clipboard) return;
    const copy = document.createElement("button");
    copy.type = "button";
    copy.className = "copy";
    copy.textContent = "Copy";
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(`${prefixes}\n${text}`);
      copy.textContent = "Copied";
    });
    const code = document.createElement("div");
    code.className = "code";
    pre.replaceWith(code);
    code.append(copy, pre);
  }

  function clear() {
    for (const mark of marks(".chosen, .related, .sentence-of")) {
      mark.classList.remove("chosen", "related", "sentence-of");
      delete mark.dataset.as;
    }
    for (const card of cards) card.classList.remove("shown");
    for (const item of document.querySelectorAll(".here, .now")) item.classList.remove("here", "now");
    root.classList.remove("has-card");
  }

  // The words that play a part in what is shown: who speaks, who takes part and where, what is cited.
  function relate(card) {
    const around = marks(`[data-of="${CSS.escape(card.id)}"]`);
    for (const words of around) {
      if (words.dataset.role === "sentence") words.classList.add("sentence-of");
      else as(words, words.dataset.role);
    }
    const within = [...around.filter((words) => words.dataset.role === "sentence"), ...ofThing(card.id)];
    for (const link of card.querySelectorAll("a[data-role]")) {
      const id = link.getAttribute("href").slice(1);
      for (const words of within) {
        for (const mark of words.querySelectorAll(`[data-t="${CSS.escape(id)}"]`)) {
          if (link.dataset.role !== "mentions") as(mark, link.dataset.role);
        }
      }
    }
  }
  function as(mark, role) {
    const name = { actors: "actor", sources: "source" }[role] ?? role;
    mark.classList.add("related");
    if (!mark.closest(".related[data-as]") && (mark.classList.contains("first") || !mark.dataset.t)) mark.dataset.as = name;
  }

  function show() {
    const chosen = decodeURIComponent(location.hash.slice(1));
    const mark = /^m\d+$/.test(chosen) ? document.getElementById(chosen) : null;
    const card = byId.get(mark ? mark.dataset.t : chosen);
    clear();
    if (!card) return;
    root.classList.add("has-card");
    card.classList.add("shown");
    for (const pre of card.querySelectorAll(".turtle")) paint(pre);
    for (const one of ofThing(card.id)) one.classList.add("chosen");
    relate(card);
    for (const link of document.querySelectorAll(`#lists a[href="#${CSS.escape(card.id)}"]`)) {
      link.parentElement.classList.add("now");
    }
    if (mark) {
      const place = card.querySelector(`[data-place="${chosen}"]`);
      place.classList.add("here");
      place.querySelector("details").open = true;
    }
    detail.scrollTop = 0;
    panel.scrollTop = 0;
    const target = mark ?? ofThing(card.id)[0];
    if (target) target.scrollIntoView({ block: "center" });
  }

  function choose(hash) {
    if (location.hash === hash) show();
    else location.hash = hash;
  }

  story.addEventListener("click", (event) => {
    const mark = event.target.closest(".mark");
    if (mark && !getSelection().toString()) choose(`#${mark.dataset.m}`);
  });
  story.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    const mark = event.target.closest(".mark");
    if (!mark) return;
    event.preventDefault();
    choose(`#${mark.dataset.m}`);
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose("#");
  });
  close.addEventListener("click", () => choose("#"));
  back.addEventListener("click", () => history.back());
  addEventListener("hashchange", () => {
    back.hidden = ++depth < 2;
    show();
  });

  for (const button of document.querySelectorAll(".layer")) {
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      story.classList.toggle(`no-${button.dataset.layer}`, !on);
    });
  }
  document.getElementById("filter").addEventListener("input", (event) => {
    const words = event.target.value.trim().toLowerCase();
    for (const item of document.querySelectorAll("#lists li")) {
      item.hidden = words !== "" && !item.textContent.toLowerCase().includes(words);
    }
  });

  root.classList.add("js");
  show();
})();
