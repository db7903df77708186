import { referenceOf, sheetName, showingOf } from "./counter_view.js";
import { fillText } from "./rich_text.js";
import { fromTemplate, pageTexts, say } from "./texts.js";

const FACTS_SHOWN = 5;
// Places come three at a time: the name and the way to it, the rest one tap away.
const PLACE_FACTS_SHOWN = 1;
const COPIED_MS = 2500;
// A place is known by its name, with this beside it.
const ASIDE = { place: "distance", machine: "atm" };
// Every phone opens its own map with one of these: no map of anybody's is on our page.
const MAP = /iP(hone|ad|od)|Mac/u.test(navigator.userAgent) ? "maps:?q=" : "geo:0,0?q=";

// A card: reference or place first, at most five facts, the rest one tap away, one main action.
export function buildCard(card, id) {
  const element = fromTemplate("card-template");
  const find = (name) => element.querySelector(`[data-card-${name}]`);
  const row = (name) => card.rows.find((one) => one.name === name);
  const reference = referenceOf(card);
  Object.assign(element.dataset, { kind: card.kind, reference: reference ?? "", sheet: sheetName(card, id) });
  element.ariaLabel = card.title;
  find("title").textContent = card.title;
  find("reference").textContent = reference ?? "";
  find("head").dataset.has = reference ? "reference" : "";
  const aside = ASIDE[card.kind];
  if (aside && row("branch")) find("name").append(...worded(row("branch"), card.fields.branch));
  find("aside").textContent = row(aside)?.text ?? "";
  const elsewhere = ["reference", ...(aside ? ["branch", "phone", aside] : [])];
  const rows = card.rows.filter(({ name }) => !elsewhere.includes(name));
  // Beside a machine's name stands its number; how far it is comes right after the address.
  const extra = aside !== "distance" && row("distance") ? 1 : 0;
  const shown = aside ? PLACE_FACTS_SHOWN + extra : FACTS_SHOWN;
  const build = (one) => buildRow(one, card.fields[one.name]);
  find("facts").append(...rows.slice(0, shown).map(build));
  find("rest").append(...rows.slice(shown).map(build));
  find("more").hidden = rows.length <= shown;
  copies(find("copy"), () => find("reference"));
  addTools(element, find, row, aside && row("phone")?.text, card.fields.address);
  for (const button of element.querySelectorAll("[data-counter]")) {
    button.hidden = button.dataset.shows !== showingOf(card);
  }
  find("actions").hidden = !showingOf(card);
  return element;
}

function addTools(element, find, row, phone, address) {
  const place = row("address") && (address?.names?.["zh-CN"] ?? row("address").text);
  const shown = () => element.querySelector("[data-field=address] dd > :last-child");
  find("tools").hidden = !place && !phone;
  find("address").hidden = find("map").hidden = !place;
  if (place) find("map").href = MAP + encodeURIComponent(place);
  copies(find("address"), shown);
  find("call").hidden = !phone;
  if (phone) find("call").href = `tel:${phone.replace(/[^\d+]/gu, "")}`;
  find("phone").textContent = phone || "";
}

// Where the browser forbids copying, the words are selected instead: a long press copies them.
function copies(button, source) {
  const word = button.querySelector("[data-text]");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source().textContent);
    } catch {
      getSelection().selectAllChildren(source());
      return;
    }
    word.textContent = say("visitor_copied");
    button.dispatchEvent(new CustomEvent("copied", { bubbles: true }));
    setTimeout(() => (word.textContent = say(word.dataset.text)), COPIED_MS);
  });
}

function buildRow(row, field) {
  const pair = document.createElement("div");
  const label = document.createElement("dt");
  const value = document.createElement("dd");
  pair.dataset.field = row.name;
  label.textContent = row.label;
  value.append(...worded(row, field));
  pair.append(label, value);
  return pair;
}

// In the page's language; a name also in Chinese, on a line of its own, as it stands on the wall.
function worded(row, field) {
  const { lang, direction } = pageTexts();
  const local = field?.names?.["zh-CN"];
  const own = field?.names?.[lang] ?? field?.names?.en;
  const isLocal = !own || own === local || !local;
  const isolated = document.createElement("bdi");
  // Worded in the page's language, its direction is known, whatever letter comes first; a name may
  // be there in English only.
  const isEnglish = !isLocal && !field.names[lang];
  isolated.dir = isEnglish ? "ltr" : direction;
  if (isEnglish) isolated.lang = "en";
  const isPhone = row.name.includes("phone");
  fillText(isolated, isLocal ? row.text : own, isPhone ? { type: "phone", value: row.text } : undefined);
  if (isLocal) return [isolated];
  const chinese = document.createElement("bdi");
  Object.assign(chinese, { lang: "zh-CN", dir: "ltr", className: "local", textContent: local });
  return [isolated, chinese];
}
