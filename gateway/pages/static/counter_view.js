import { keep, recall } from "./storage.js";
import { say } from "./texts.js";

// So many are kept: three places and the case, or the last four of anything.
const KEPT = 4;
// What has no case of its own and is shown to somebody all the same: the button says to whom.
const SHOWN = { place: "visitor_show_driver", machine: "visitor_show_driver", exchange: "visitor_show_counter" };

export function referenceOf(card) {
  const reference = card.fields.reference;
  return typeof reference === "object" ? reference?.value : reference;
}

export function showingOf(card) {
  return SHOWN[card.kind] ?? (referenceOf(card) && "visitor_show_counter");
}

// By what the server finds the sheet: a case by its reference, the rest by the message.
export function sheetName(card, id) {
  return referenceOf(card) ?? id;
}

// A card full screen, for the person behind the counter or at the wheel. The server words it in
// Chinese and in the visitor's language; the last ones are kept, to be shown without a network.
export async function showSheet(dialog, record, name, label) {
  const html = await fetchSheet(record, name).catch(() => kept().find((one) => one.name === name)?.html);
  if (!html) return false;
  keepSheet(name, html);
  const view = new DOMParser().parseFromString(html, "text/html").querySelector("article");
  dialog.querySelector("[data-view]").replaceChildren(view);
  dialog.dataset.label = label;
  dialog.ariaLabel = say(label);
  document.body.classList.add("at-counter");
  dialog.addEventListener("close", () => document.body.classList.remove("at-counter"), { once: true });
  dialog.showModal();
  dialog.scrollTop = 0;
  return true;
}

// Fetched ahead when a card appears: at the counter there may be no line any more.
export async function fetchAhead(record, name) {
  const html = await fetchSheet(record, name).catch(() => undefined);
  if (html) keepSheet(name, html);
}

function kept() {
  return recall("sheets") ?? [];
}

function keepSheet(name, html) {
  keep("sheets", [{ name, html }, ...kept().filter((one) => one.name !== name)].slice(0, KEPT));
}

async function fetchSheet(record, name) {
  const address = `/counter/${encodeURIComponent(name)}?conversation=${encodeURIComponent(record.id)}`;
  const answer = await fetch(address, {
    headers: { Authorization: `Bearer ${record.token}` },
    cache: "no-store",
    credentials: "omit",
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}
