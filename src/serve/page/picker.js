// One click copies a line to paste. Where words of the passage are selected, the line quotes those.
"use strict";

(() => {
  const said = document.getElementById("said");

  // The words selected, if all of them stand in one passage.
  function selected(passage) {
    const selection = document.getSelection();
    const words = passage?.querySelector(".words");
    const inside = words && selection.rangeCount && words.contains(selection.anchorNode) && words.contains(selection.focusNode);
    return inside ? selection.toString().replace(/\s+/g, " ").trim() : "";
  }

  function lineToCopy(field) {
    const words = selected(field.closest("li"));
    const directive = /^(\{\{#quote \S+) "/.exec(field.value);
    if (!words || !directive) return field.value;
    return `${directive[1]} "${words.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"}}`;
  }

  async function copy(field) {
    const line = lineToCopy(field);
    try {
      await navigator.clipboard.writeText(line);
      said.textContent = `Copied: ${line}`;
    } catch {
      field.select();
      said.textContent = "The line is selected: copy it by the keyboard.";
    }
  }

  for (const button of document.querySelectorAll(".copy")) {
    const field = button.previousElementSibling;
    button.hidden = false;
    // A click would take the selection away before it is read.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => copy(field));
    field.addEventListener("focus", () => field.select());
  }
})();
