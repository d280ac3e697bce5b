// Reloads the page when it has changed, and shows what was found. What is shown is written as text,
// never as markup.
"use strict";

(() => {
  const ours = document.currentScript.dataset.pages;
  const closed = "briefing-findings-closed";
  let shown = null;

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function finding(one) {
    const item = element("li", { className: `briefing-live-${one.severity}` });
    item.append(element("p", {}, element("strong", {}, `${one.severity}[${one.code}]`), `: ${one.message}`));
    if (one.place) {
      item.append(element("p", { className: "briefing-live-place" }, one.place));
      const [before, at, behind] = one.line;
      item.append(element("pre", { dir: "auto" }, before, element("mark", {}, at), behind));
    }
    const remarks = [one.label, ...one.notes.map((note) => `note: ${note}`), ...one.helps.map((help) => `help: ${help}`)];
    remarks.filter(Boolean).forEach((remark) => item.append(element("p", {}, remark)));
    return item;
  }

  function panel(said, stamp) {
    const title = element("h2", { id: "briefing-live-title" }, said.fault ? "The book cannot be read" : said.summary);
    const close = element("button", { type: "button" }, "Close");
    const section = element("section", { id: "briefing-live" }, title, close);
    section.setAttribute("aria-labelledby", "briefing-live-title");
    if (said.last_good) {
      section.append(element("p", { className: "briefing-live-last" }, "This page is the last good one."));
    }
    if (said.fault) {
      section.append(element("p", {}, said.fault));
    }
    const list = element("ol", {}, ...said.findings.map(finding));
    const sources = element("a", { href: "/_briefing/sources" }, "Passages to pick from");
    section.append(list, element("p", {}, sources));
    close.addEventListener("click", () => {
      sessionStorage.setItem(closed, stamp);
      section.remove();
    });
    section.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close.click();
    });
    return section;
  }

  async function show(stamp) {
    const answer = await fetch("/_briefing/findings.json");
    const said = await answer.json();
    document.getElementById("briefing-live")?.remove();
    const some = said.fault || said.findings.length > 0;
    if (some && sessionStorage.getItem(closed) !== stamp) {
      document.body.append(panel(said, stamp));
    }
  }

  const news = new EventSource("/_briefing/events");
  news.addEventListener("message", (event) => {
    const { pages, findings } = JSON.parse(event.data);
    if (pages !== ours) {
      news.close();
      location.reload();
    } else if (findings !== shown) {
      shown = findings;
      show(findings);
    }
  });
})();
