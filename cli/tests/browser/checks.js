// Runs inside a copy of the page, in the browser: uses it as a reader would and tells the frame around it what held.
// PAGE.texts and PAGE.documents are what the page was made of.
"use strict";
(async () => {
  const results = [];
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const one = (what, where = document) => where.querySelector(what);
  const check = (name, ok, detail = "") => results.push({ name, ok: !!ok, detail: String(detail) });
  const same = (name, got, wanted) => check(name, got === wanted, got === wanted ? "" : `got ${got}, wanted ${wanted}`);
  const settle = () => new Promise((done) => setTimeout(done, 60));
  const go = async (hash) => { location.hash = hash; await settle(); };
  const seen = (element) => element.getClientRects().length > 0;
  const view = () => all(".view").filter(seen).map((each) => each.dataset.view).join();
  const cut = (text, [start, end]) => [...text].slice(start, end).join("");
  const { texts, documents } = PAGE;
  const phone = innerWidth < 600;

  try {
    same("one view at a time", view(), "overview");
    same("nothing is fetched", performance.getEntriesByType("resource").length, 0);
    same("no markup comes out of a text", all("img, iframe, .text script, .text b").length, 0);
    check("no script comes out of a text", !("stolen" in window) && document.title.includes("sasil"), document.title);

    // Places in the text.
    all(".doc").forEach((doc, number) => {
      const text = one(".text", doc).textContent;
      same(`text ${number} stands whole`, text, texts[number]);
      const { entities, claims } = documents[number];
      const marks = all(".text .m", doc);
      same(`entities of ${number}`, marks.map((mark) => mark.textContent).join("|"), entities.map((entity) => entity.text).join("|"));
      for (const mark of marks) {
        const place = mark.dataset.chars.split("-").map(Number);
        if (cut(text, place) !== mark.textContent) check(`place of ${mark.textContent}`, false, place);
      }
      for (const claim of claims) {
        const pieces = (token) => all(`[data-l~="${token}${claim.id}"]`, doc).map((piece) => piece.textContent).join("");
        // A stretch may lie within another.
        const stretches = claim.evidence.map(({ chars }) => chars);
        const outer = stretches.filter(([start, end], own) => !stretches.some(([from, to], other) => other !== own && from <= start && end <= to));
        same(`evidence ${number}.${claim.id}`, pieces("e"), outer.map((chars) => cut(text, chars)).join(""));
        same(`trigger ${number}.${claim.id}`, pieces("t"), claim.trigger.text);
      }
    });

    // Routes.
    await go("#/doc/1");
    same("a document by its address", view(), "doc/1");
    await go("#/names");
    same("the names", view(), "names");
    await go("#/no/such/place");
    same("an address that leads nowhere", view(), "overview");
    const name = "한결로보틱스";
    await go(`#/name/company/${encodeURIComponent(name)}`);
    same("a name by its address", view(), "name");
    const takesPart = ({ claims, entities }) =>
      claims.filter((claim) => claim.roles.some((own) => entities[own.entity]?.company?.name === name)).length;
    same("all claims of a name", all('[data-view="name"] .claim').length, documents.map(takesPart).reduce((sum, count) => sum + count));
    await go(one('[data-view="name"] .from a').getAttribute("href"));
    same("from a claim to its document", view(), "doc/1");
    same("where it is chosen", all(".claim.on").length, 1);

    // A claim and its evidence.
    await go("#/doc/1");
    const head = one('.doc[data-view="doc/1"] .claim-head');
    head.click();
    const claim = head.closest(".claim");
    const text = one('.doc[data-view="doc/1"] .text');
    check("a chosen claim is marked", claim.classList.contains("on") && head.getAttribute("aria-pressed") === "true");
    const parts = all("[data-part]", text).map((piece) => `${piece.dataset.part} ${piece.textContent}`);
    check("roles stand at their words", parts.includes("인수자 네이버") && parts.includes("대상 한결로보틱스"), parts);
    const lit = one('[data-l~="e0"].on', text);
    check("evidence is lit", lit && getComputedStyle(lit).backgroundColor !== getComputedStyle(text).backgroundColor);
    check("evidence is in sight", lit.getBoundingClientRect().top < innerHeight && lit.getBoundingClientRect().bottom > 0);
    same("the bar of a phone", seen(one("#chosen")), innerWidth <= 960);
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    same("Escape lets go", all(".claim.on, .text .on, [data-part]").length, 0);
    one('[data-l~="e0"]:not(a *)', text).click();
    same("from the text to the claim", one(".claim.on")?.dataset.claim, "0");

    // Values on focus.
    const money = one('.doc[data-view="doc/1"] .m.money');
    money.focus();
    check("a value is told on focus", seen(one("#tip")) && one("#tip").textContent.includes("KRW 320,000,000,000"), one("#tip").textContent);
    money.blur();
    check("and not longer", !seen(one("#tip")));
    one("[data-close]").click();

    // Filters.
    one('#entity-filters [data-entity="money"]').click();
    same("amounts are no longer marked", getComputedStyle(money).backgroundColor, "rgba(0, 0, 0, 0)");
    one('#entity-filters [data-entity="money"]').click();
    check("and marked again", getComputedStyle(money).backgroundColor !== "rgba(0, 0, 0, 0)");
    await go("#/claims/earn");
    const kinds = () => [...new Set(all('[data-view="claims"] .claim').filter(seen).map((each) => each.dataset.kind))].join();
    same("claims of one kind", kinds(), "earn");
    one('#kind-filters [data-kind="supply"]').click();
    same("claims of two kinds", kinds(), "earn,supply");
    one("[data-all]").click();
    same("all claims", all('[data-view="claims"] .claim').filter(seen).length, Math.min(60, documents.map((each) => each.claims.length).reduce((sum, count) => sum + count)));
    await go("#/names");
    const field = one('[data-find="name-list"]');
    field.value = "네이버";
    field.dispatchEvent(new Event("input"));
    same("names are found", all("#name-list li").filter(seen).length, all("#name-list li").filter((item) => item.textContent.includes("네이버")).length);

    // The picture.
    await go("#/overview");
    const nodes = all(".node").map((node) => one("rect", node).getBoundingClientRect());
    check("names are in the picture", nodes.length > 8, nodes.length);
    const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    check("boxes keep apart", nodes.every((a, number) => nodes.slice(0, number).every((b) => !overlap(a, b))));
    check("names fit their boxes", all(".node").every((node) => one("text", node).getBoundingClientRect().width <= one("rect", node).getBoundingClientRect().width));

    // The width of the window.
    for (const hash of ["#/overview", "#/doc/1", "#/claims", "#/names"]) {
      await go(hash);
      check(`${hash} fits the window`, document.documentElement.scrollWidth <= innerWidth, document.documentElement.scrollWidth);
    }
    if (phone) {
      await go("#/doc/1");
      const side = one('.doc[data-view="doc/1"] .claims').getBoundingClientRect();
      check("claims stand below the text", side.top > text.getBoundingClientRect().top + 200 && side.left < 40, side.top);
    }

    // Light and dark.
    const light = () => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number).reduce((sum, part) => sum + part) > 382;
    same("as the reader prefers", light(), !matchMedia("(prefers-color-scheme: dark)").matches);
    const before = light();
    one("#theme").click();
    same("the other way by the button", light(), !before);
    one("#theme").click();
    same("and back", light(), before);
    localStorage.removeItem("sasil-theme");
  } catch (error) {
    check("the checks run through", false, error.stack);
  }
  parent.postMessage(JSON.stringify({ width: innerWidth, dark: matchMedia("(prefers-color-scheme: dark)").matches, results }), "*");
})();
