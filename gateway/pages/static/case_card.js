import { fillText } from "./rich_text.js";
import { fromTemplate, pageTexts, say } from "./texts.js";

const FACTS_SHOWN = 5;

export function referenceOf(card) {
  const reference = card.fields.reference;
  return typeof reference === "object" ? reference?.value : reference;
}

// A card: reference first, at most five facts, the rest one tap away.
export function buildCard(card) {
  const element = fromTemplate("card-template");
  const find = (name) => element.querySelector(`[data-card-${name}]`);
  const reference = referenceOf(card);
  find("title").textContent = card.title;
  find("reference").textContent = reference ?? "";
  find("head").dataset.has = reference ? "reference" : "";
  find("actions").hidden = !reference;
  element.dataset.reference = reference ?? "";
  const rows = card.rows.filter((row) => row.name !== "reference");
  find("facts").append(...rows.slice(0, FACTS_SHOWN).flatMap(buildRow));
  find("rest").append(...rows.slice(FACTS_SHOWN).flatMap(buildRow));
  find("more").hidden = rows.length <= FACTS_SHOWN;
  const copy = find("copy");
  copy.hidden = !reference || !navigator.clipboard;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(reference);
    copy.querySelector("[data-copy-text]").textContent = say("visitor_copied");
  });
  return element;
}

function buildRow(row) {
  const label = document.createElement("dt");
  const value = document.createElement("dd");
  const isolated = document.createElement("bdi");
  label.textContent = row.label;
  // Worded in the page's language: its direction is known, whatever letter comes first.
  isolated.dir = pageTexts().direction;
  value.append(isolated);
  const isPhone = row.name.includes("phone");
  fillText(isolated, row.text, isPhone ? { type: "phone", value: row.text } : undefined);
  return [label, value];
}
