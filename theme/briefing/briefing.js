/* What a reader finds at hand: a note beside its number, the lines that cite a passage, the facts by
   their verdict, a ladder on the report of his choice. Everything but the last stands on the page
   without it, too: as footnotes, as text, as whole tables. No text becomes markup, nothing is
   fetched, no style is written into the page. */

(() => {
  "use strict";

  /** Returns an element with a class and what stands in it. */
  const make = (name, className, ...inside) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...inside);
    return element;
  };

  // Notes: shown at their number by mouse, keyboard and touch

  /** How long a pointer rests on a number before its note opens, and may leave it, in milliseconds. */
  const REST = 120;
  const LEAVE = 250;

  const card = make("aside", "note-card");
  card.popover = "manual";
  card.setAttribute("role", "note");
  let opened = null;
  let timer = 0;

  /** Returns the words of a paragraph, those of some ranges of characters in an element. */
  const marked = (words, ranges, name, className) => {
    const letters = Array.from(words);
    const pieces = [];
    let at = 0;
    for (const range of (ranges || "").split(" ").filter(Boolean)) {
      const [start, end] = range.split("-").map(Number);
      if (start < at || end <= start) continue;
      pieces.push(letters.slice(at, start).join(""));
      pieces.push(make(name, className, letters.slice(start, end).join("")));
      at = end;
    }
    pieces.push(letters.slice(at).join(""));
    return pieces;
  };

  /** Returns a passage that a note cites. Its words stand at the first note of the chapter that cites
      it, in the order of the notes. */
  const passage = (shown) => {
    const { at, place, used, compared, withheld } = shown.dataset;
    const same = Array.from(document.querySelectorAll(".note-passage[data-words]"));
    const words = same.find((one) => one.dataset.at === at)?.dataset.words;
    const line = make("figcaption", "", place);
    if (words === undefined) {
      return withheld === undefined ? "" : make("figure", "", line, make("p", "", "words withheld"));
    }
    const pieces = used
      ? marked(words, used, "mark", "")
      : marked(words, compared, "span", "source-cited");
    return make("figure", "", line, make("blockquote", "", ...pieces));
  };

  /** Fills the card with the note that a number leads to. Returns whether there is one. */
  const fill = (number) => {
    const note = document.getElementById(decodeURIComponent(number.hash.slice(1)));
    if (!note) return false;
    const text = make("div", "note-text");
    for (const child of note.cloneNode(true).childNodes) text.append(child.cloneNode(true));
    const passages = Array.from(text.querySelectorAll(".note-passage"), passage);
    for (const extra of text.querySelectorAll(".note-passage, a[href^='#fr-']")) extra.remove();
    for (const anchor of text.querySelectorAll("[id]")) anchor.removeAttribute("id");
    card.setAttribute("aria-label", `Note ${number.textContent}`);
    card.replaceChildren(make("p", "note-number", `Note ${number.textContent}`), text, ...passages);
    return true;
  };

  /** Puts the card above or below a number, where there is more room, and inside the window. */
  const place = (number) => {
    const edge = 8;
    const at = number.getBoundingClientRect();
    const room = { above: at.top - 2 * edge, below: innerHeight - at.bottom - 2 * edge };
    card.style.maxHeight = `${Math.max(room.above, room.below)}px`;
    const { width, height } = card.getBoundingClientRect();
    const left = Math.min(Math.max(at.left - width / 3, edge), innerWidth - width - edge);
    const below = height <= room.below || room.below >= room.above;
    card.style.left = `${left}px`;
    card.style.top = `${below ? at.bottom + edge : at.top - edge - height}px`;
  };

  /** Has the words quoted be seen, where the card is too small for all of the passage. */
  const showWords = () => {
    const words = card.querySelector("mark, .source-cited")?.getBoundingClientRect();
    const end = card.getBoundingClientRect().bottom - 12;
    if (words && words.bottom > end) card.scrollTop += words.bottom - end;
  };

  const open = (number) => {
    clearTimeout(timer);
    if (opened === number) return;
    close();
    if (!fill(number)) return;
    opened = number;
    // Behind its number, so that the keyboard goes from there into the note.
    number.parentElement.after(card);
    card.showPopover();
    place(number);
    showWords();
    number.setAttribute("aria-expanded", "true");
  };

  const close = () => {
    clearTimeout(timer);
    if (!opened) return;
    opened.removeAttribute("aria-expanded");
    opened = null;
    card.hidePopover();
    card.remove();
  };

  const later = (what, wait) => {
    clearTimeout(timer);
    timer = setTimeout(what, wait);
  };

  const isWithin = (element) => element instanceof Node && card.contains(element);

  const attend = (number) => {
    let touched = false;
    number.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") later(() => open(number), REST);
    });
    number.addEventListener("pointerleave", () => later(close, LEAVE));
    number.addEventListener("pointerdown", (event) => {
      touched = event.pointerType !== "mouse";
    });
    number.addEventListener("focus", () => {
      if (!touched) open(number);
    });
    number.addEventListener("blur", (event) => {
      if (!isWithin(event.relatedTarget)) close();
    });
    number.addEventListener("click", (event) => {
      // A finger opens the note first, and goes to it at the second touch.
      if (touched && opened !== number) {
        event.preventDefault();
        open(number);
      } else {
        close();
      }
      touched = false;
    });
  };

  const attendToNotes = () => {
    if (!("popover" in HTMLElement.prototype)) return;
    document.querySelectorAll("main .footnote-reference a").forEach(attend);
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", () => later(close, LEAVE));
    card.addEventListener("focusout", (event) => {
      if (event.relatedTarget !== opened && !isWithin(event.relatedTarget)) close();
    });
    document.addEventListener("pointerdown", (event) => {
      if (event.target !== opened && !isWithin(event.target)) close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !opened) return;
      if (isWithin(document.activeElement)) opened.focus();
      close();
      event.stopPropagation();
    }, true);
    addEventListener("resize", close);
    addEventListener("scroll", (event) => {
      if (opened && !isWithin(event.target)) place(opened);
    }, true);
  };

  // A source's page: lines to paste

  /** Returns the words that are selected in a passage, in one line. */
  const selected = (passage) => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return "";
    const range = selection.getRangeAt(0);
    const words = passage?.querySelector("p");
    if (!words?.contains(range.commonAncestorContainer)) return "";
    return range.toString().replace(/\s+/g, " ").trim();
  };

  const offerToCopy = (code) => {
    const button = make("button", "copy-line", "Copy");
    button.type = "button";
    button.setAttribute("aria-label", `Copy ${code.textContent}`);
    // A pressed button must not take the selection away.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", async () => {
      let line = code.textContent;
      const words = selected(code.closest(".source-uses")?.previousElementSibling);
      if (words && line.startsWith("{{#quote ")) {
        const quoted = words.replace(/[\\"]/g, "\\$&");
        line = line.replace(/( as="copy")?\}\}$/, (rest) => ` "${quoted}"${rest}`);
      }
      try {
        await navigator.clipboard.writeText(line);
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(code);
        button.textContent = "Selected";
      }
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
    code.after(" ", button);
  };

  // Tables over all facts: by verdict

  /** What a verdict is called, the gravest first. */
  const VERDICTS = new Map([
    ["conflict", "in conflict"],
    ["far-apart", "not contradicted, but far apart"],
    ["not-compared", "different words, not compared"],
    ["one-voice", "no second voice"],
    ["not-contradicted", "not contradicted"],
    ["same", "the same"],
    ["no-value", "no account has a value"],
  ]);

  const attendToTable = (table) => {
    const rows = Array.from(table.tBodies[0]?.rows ?? []).filter((row) => row.dataset.verdict);
    const rank = (verdict) => {
      const at = Array.from(VERDICTS.keys()).indexOf(verdict);
      return at < 0 ? VERDICTS.size : at;
    };
    const present = Array.from(new Set(rows.map((row) => row.dataset.verdict)));
    if (present.length < 2) return;
    present.sort((one, other) => rank(one) - rank(other));
    const choice = make("select", "", new Option(`all ${rows.length} facts`, ""));
    for (const verdict of present) {
      const count = rows.filter((row) => row.dataset.verdict === verdict).length;
      choice.append(new Option(`${VERDICTS.get(verdict) ?? verdict} (${count})`, verdict));
    }
    choice.addEventListener("change", () => {
      for (const row of rows) row.hidden = choice.value !== "" && row.dataset.verdict !== choice.value;
    });
    const sorted = make("input", "");
    sorted.type = "checkbox";
    sorted.addEventListener("change", () => {
      const order = rows.map((row, at) => [sorted.checked ? rank(row.dataset.verdict) : 0, at, row]);
      order.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
      table.tBodies[0].append(...order.map(([, , row]) => row));
    });
    const controls = make(
      "p",
      "diff-controls",
      make("label", "", "Show ", choice),
      make("label", "", sorted, " gravest first"),
    );
    (table.closest(".diff-scroll, .diff-wide") ?? table).before(controls);
  };

  // Tabs: a way back into a view that is not shown

  /** Chooses the tab of the view that a link has led into; from then on the tab alone says which view
      shows. */
  const showTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const view = target?.closest(".diff-view");
    if (!view) return;
    const figure = view.parentElement;
    for (const tab of figure.querySelectorAll(".diff-tabs input")) {
      tab.checked = tab.value === view.dataset.view;
    }
    figure.classList.add("diff-chosen");
    // The browser has looked for a place that did not show.
    target.scrollIntoView({ block: "center" });
  };

  // A ladder: the report that the others are held against

  /** Shows a ladder's reports as they stand to one of them, in that order. */
  const holdAgainst = (ladder, base) => {
    const place = new Map();
    for (const rung of ladder.children) {
      for (const part of rung.querySelectorAll("[data-base]")) {
        part.hidden = part.dataset.base !== base;
        if (part.hidden || !part.dataset.place) continue;
        rung.dataset.kind = part.dataset.kind;
        place.set(rung, Number(part.dataset.place));
      }
    }
    ladder.append(...Array.from(place.keys()).sort((one, other) => place.get(one) - place.get(other)));
  };

  const attendToLadder = (choice) => {
    const ladder = choice.parentElement.querySelector(".diff-ladder");
    if (!ladder) return;
    choice.addEventListener("change", (event) => holdAgainst(ladder, event.target.value));
    choice.hidden = false;
    // A browser may have kept what was chosen before.
    const chosen = choice.querySelector(":checked");
    if (chosen) holdAgainst(ladder, chosen.value);
  };

  // mdBook's button for the contents: a label, which no keyboard reaches

  const attendToContents = () => {
    const button = document.getElementById("mdbook-sidebar-toggle");
    const shown = document.getElementById("mdbook-sidebar-toggle-anchor");
    if (!button || !shown) return;
    button.removeAttribute("for");
    button.setAttribute("role", "button");
    button.tabIndex = 0;
    button.addEventListener("click", () => shown.click());
    button.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      button.click();
    });
  };

  attendToContents();
  attendToNotes();
  addEventListener("hashchange", showTarget);
  showTarget();
  document.querySelectorAll(".source-uses code").forEach(offerToCopy);
  document.querySelectorAll("table:is(.diff-strip, .diff-facts)").forEach(attendToTable);
  document.querySelectorAll(".diff-bases").forEach(attendToLadder);
})();
