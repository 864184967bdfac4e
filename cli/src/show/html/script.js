// Views by hash route, filters by kind, evidence of a claim in its text. Everything is in the page already: this only
// shows, hides, marks and copies. Without it all views stand one below the other.
"use strict";
(() => {
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const one = (what, where = document) => where.querySelector(what);
  const CARDS = 60; // claims that a list shows at once
  const views = new Map(all(".view").map((view) => [view.dataset.view, view]));
  const single = views.has("doc/1") && !views.has("docs");
  const hidden = { entity: new Set(), kind: new Set() };
  const filters = one("#filters"), tip = one("#tip"), chosen = one("#chosen");

  // --- Views ---

  // "#/name/company/S%26P" → ["name", "company", "S&P"]
  const route = () => location.hash.replace(/^#\/?/, "").split("/").map((part) => {
    try { return decodeURIComponent(part); } catch { return part; }
  });

  const show = (moved) => {
    const [head, ...rest] = route();
    let view = head === "doc" ? `doc/${rest[0]}` : head;
    if (!views.has(view)) view = single ? "doc/1" : "overview";
    unchoose();
    if (view === "name") fillName(rest[0], rest.slice(1).join("/"));
    if (view === "claims") fillClaims(rest[0]);
    for (const [name, each] of views) each.hidden = name !== view;
    filters.hidden = !(view === "claims" || view === "name" || view.startsWith("doc/"));
    one("#entity-filters").hidden = !view.startsWith("doc/");
    countChips(view);
    for (const link of all(".top nav a")) {
      const to = link.getAttribute("href").slice(2);
      const here = to === view || (to === "docs" && view.startsWith("doc/")) || (to === "names" && view === "name");
      here ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
    }
    const picked = view.startsWith("doc/") && rest[1] !== undefined &&
      one(`.claims [data-claim="${CSS.escape(rest[1])}"]`, views.get(view));
    if (picked) choose(picked, true);
    else if (moved) { window.scrollTo({ top: 0, behavior: "instant" }); one("#main").focus({ preventScroll: true }); }
  };

  // --- Lists of claims, copied from the documents ---

  const place = (claim) => claim.closest(".doc");
  const address = (claim) => {
    const doc = place(claim), to = `${doc.dataset.view}/${claim.dataset.claim}`;
    return doc.dataset.file ? `${doc.dataset.file}#/doc/1/${claim.dataset.claim}` : `#/${to}`;
  };

  const card = (claim) => {
    const copy = claim.cloneNode(true), from = document.createElement("p"), link = document.createElement("a");
    link.href = address(claim);
    link.textContent = place(claim).dataset.title;
    from.className = "from";
    from.append(link);
    copy.append(from);
    one(".claim-head", copy).removeAttribute("aria-pressed");
    return copy;
  };

  const fill = (view, claims) => {
    const cards = one("[data-cards]", view), more = one("[data-more]", view);
    cards.replaceChildren();
    let next = 0;
    const add = () => {
      cards.append(...claims.slice(next, next += more ? CARDS : claims.length).map(card));
      if (more) more.hidden = next >= claims.length;
    };
    if (more) more.onclick = add;
    add();
  };

  // How many of each kind there are in what is shown; kinds that are not there need no button.
  const countChips = (view) => {
    const where = views.get(view);
    for (const chip of all("#kind-filters [data-kind]")) {
      const scope = view === "claims" ? originals() : all(".claim", where);
      setCount(chip, scope.filter((claim) => claim.dataset.kind === chip.dataset.kind).length);
    }
    if (view.startsWith("doc/")) {
      for (const chip of all("#entity-filters [data-entity]")) setCount(chip, all(`.text .m.${chip.dataset.entity}`, where).length);
    }
  };
  const setCount = (chip, count) => {
    one(".count", chip).textContent = count;
    chip.hidden = count === 0;
  };

  const originals = () => all(".doc .claim");

  const fillClaims = (kind) => {
    if (kind) {
      hidden.kind = new Set(all("#kind-filters [data-kind]").map((chip) => chip.dataset.kind).filter((each) => each !== kind));
      applyFilters();
    }
    const claims = originals().filter((claim) => !hidden.kind.has(claim.dataset.kind));
    const view = views.get("claims");
    one("[data-empty]", view).hidden = claims.length > 0;
    fill(view, claims);
  };

  const fillName = (kind, name) => {
    const view = views.get("name"), key = `${kind}:${name}`;
    const entry = all("#name-list li").find((item) => item.dataset.key === key);
    const claims = originals().filter((claim) => claim.dataset.who.split("\n").includes(key));
    one("[data-name-title]", view).textContent = name;
    one("[data-name-kind]", view).textContent = (one(`[data-entity="${CSS.escape(kind || "")}"]`)?.textContent || "").replace(/\d+\s*$/, "");
    one("[data-name-facts]", view).textContent = entry
      ? [entry.dataset.listing, `기사 ${entry.dataset.documents}편`, `${entry.dataset.mentions}번 나옴`].filter(Boolean).join(" · ")
      : "이 이름은 이 페이지에 없습니다.";
    one("[data-name-count]", view).textContent = claims.length;
    fillTies(one("[data-name-ties]", view), claims, key);
    const docs = all(".doc").filter((doc) => all(".mentioned a.name", doc).some((link) => keyOf(link) === key));
    one("[data-name-docs-title]", view).hidden = docs.length === 0;
    one("[data-name-docs]", view).replaceChildren(...docs.map((doc) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = doc.dataset.file || `#/${doc.dataset.view}`;
      link.textContent = doc.dataset.title;
      item.append(link);
      return item;
    }));
    fill(view, claims);
  };

  const keyOf = (link) => {
    const [, kind, ...name] = link.getAttribute("href").slice(2).split("/");
    return `${kind}:${decodeURIComponent(name.join("/"))}`;
  };

  // Who takes part in the same claims, most often first.
  const fillTies = (where, claims, key) => {
    const ties = new Map();
    for (const claim of claims) {
      for (const link of all("dl a.name", claim)) {
        if (keyOf(link) === key) continue;
        const tie = ties.get(keyOf(link)) || { link, kinds: new Map() };
        const kind = one(".kind", claim).textContent;
        tie.kinds.set(kind, (tie.kinds.get(kind) || 0) + 1);
        ties.set(keyOf(link), tie);
      }
    }
    const weight = (tie) => [...tie.kinds.values()].reduce((sum, count) => sum + count, 0);
    where.replaceChildren(...[...ties.values()].sort((a, b) => weight(b) - weight(a)).slice(0, 24).map(({ link, kinds }) => {
      const copy = link.cloneNode(true), note = document.createElement("span");
      note.className = "note";
      note.textContent = ` ${[...kinds].map(([kind, count]) => (count > 1 ? `${kind} ${count}` : kind)).join(", ")}`;
      copy.append(note);
      return copy;
    }));
  };

  // --- A claim and its evidence ---

  const unchoose = () => {
    for (const claim of all(".claim.on")) {
      claim.classList.remove("on");
      one(".claim-head", claim).setAttribute("aria-pressed", "false");
    }
    for (const text of all(".text.choosing")) {
      text.classList.remove("choosing");
      for (const piece of all(".on, .trigger, .part, [data-part]", text)) {
        piece.classList.remove("on", "trigger", "part");
        piece.removeAttribute("data-part");
      }
    }
    chosen.hidden = true;
  };

  // The part that a piece of text plays in a claim: "0:인수자 2:투자처" → "인수자".
  const part = (piece, claim) => (piece.dataset.p || "").split(" ").find((each) => each.startsWith(`${claim}:`))
    ?.slice(claim.length + 1).replaceAll("_", " ");

  const choose = (claim, scroll) => {
    const doc = place(claim), text = one(".text", doc), id = claim.dataset.claim;
    unchoose();
    claim.classList.add("on");
    one(".claim-head", claim).setAttribute("aria-pressed", "true");
    text.classList.add("choosing");
    for (const piece of all(`[data-l~="e${id}"]`, text)) piece.classList.add("on");
    for (const piece of all(`[data-l~="t${id}"]`, text)) piece.classList.add("trigger");
    let last = null;
    for (const piece of all("[data-p]", text)) {
      const role = part(piece, id);
      if (!role) continue;
      piece.classList.add(piece.classList.contains("m") ? "on" : "part");
      if (role !== last?.role || piece.previousSibling !== last.piece) piece.dataset.part = role;
      last = { role, piece };
    }
    one("span", chosen).textContent = one(".claim-text", claim).textContent;
    chosen.hidden = false;
    const first = one(".on", text) || text;
    if (scroll) first.scrollIntoView({ block: "center" });
    claim.scrollIntoView({ block: "nearest" });
    if (scroll) first.scrollIntoView({ block: "center" });
  };

  document.addEventListener("click", (event) => {
    const head = event.target.closest(".claim-head");
    if (head) {
      const claim = head.closest(".claim");
      if (!place(claim)) location.href = one(".from a", claim).href;
      else if (claim.classList.contains("on")) unchoose();
      else choose(claim, true);
      return;
    }
    // From the text to the claim: the next one that these words are evidence of.
    const piece = event.target.closest(".text [data-l]");
    if (piece && !event.target.closest("a")) {
      const doc = piece.closest(".doc");
      const ids = piece.dataset.l.split(" ").filter((token) => token[0] === "e").map((token) => token.slice(1));
      const now = ids.indexOf(one(".claim.on", doc)?.dataset.claim);
      const next = ids[(now + 1) % ids.length];
      const claim = next !== undefined && one(`.claims [data-claim="${next}"]`, doc);
      if (claim && !(hidden.kind.has(claim.dataset.kind))) choose(claim, false);
    }
  });

  one("[data-close]", chosen).onclick = unchoose;
  one("[data-back]", chosen).onclick = () => one(".claim.on")?.scrollIntoView({ block: "center" });

  // --- Filters ---

  const sheet = document.head.appendChild(document.createElement("style"));
  const applyFilters = () => {
    const rules = [...hidden.entity].map((kind) =>
      `.m.${kind}:not(.on){background:none!important;border-color:transparent!important}`);
    rules.push(...[...hidden.kind].map((kind) => `.claim[data-kind="${kind}"]{display:none}`));
    sheet.textContent = rules.join("\n");
    for (const what of ["entity", "kind"]) {
      for (const chip of all(`#${what}-filters [data-${what}]`)) chip.setAttribute("aria-pressed", String(!hidden[what].has(chip.dataset[what])));
    }
  };

  filters.addEventListener("click", (event) => {
    const chip = event.target.closest("button");
    if (!chip) return;
    if (chip.dataset.all) {
      // All of them; or, if all are shown, none, to pick from.
      hidden.kind = new Set(hidden.kind.size ? [] : all("#kind-filters [data-kind]").map((each) => each.dataset.kind));
    } else {
      const what = chip.dataset.entity ? "entity" : "kind", kind = chip.dataset[what];
      hidden[what].has(kind) ? hidden[what].delete(kind) : hidden[what].add(kind);
    }
    applyFilters();
    if (!views.get("claims").hidden) fillClaims();
  });

  for (const field of all("[data-find]")) {
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLowerCase();
      for (const item of one(`#${field.dataset.find}`).children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
    });
  }

  // --- Values of entities, on hover and focus ---

  const showTip = (mark) => {
    tip.textContent = mark.dataset.tip;
    tip.hidden = false;
    const box = mark.getClientRects()[0], own = tip.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, innerWidth - own.width - 8));
    const above = box.top - own.height - 8;
    tip.style.left = `${left}px`;
    tip.style.top = `${above > 60 ? above : box.bottom + 8}px`;
  };
  const hideTip = () => { tip.hidden = true; };
  for (const [enter, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(enter, (event) => {
      const mark = event.target.closest?.("[data-tip]");
      mark ? showTip(mark) : hideTip();
    });
    document.addEventListener(leave, hideTip);
  }
  document.addEventListener("scroll", hideTip, { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { hideTip(); unchoose(); }
  });

  // --- Light and dark ---

  const root = document.documentElement;
  const keep = (theme) => { try { theme ? localStorage.setItem("sasil-theme", theme) : 0; return localStorage.getItem("sasil-theme"); } catch { return null; } };
  const saved = keep();
  if (saved) root.dataset.theme = saved;
  one("#theme").onclick = () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    keep(root.dataset.theme);
  };

  addEventListener("hashchange", () => show(true));
  show(false);
})();
