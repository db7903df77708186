import { fillText } from "./rich_text.js";
import { formatTime, fromTemplate, pageTexts, say } from "./texts.js";
import { asTitle, findIn, languageName } from "./desk_words.js";

const ENTRY_AUTHORS = { visitor: "desk_author_visitor", bot: "desk_author_bot" };

// One message or note of the thread; the same element is filled again when it changes.
export function buildEntry(entry) {
  return fromTemplate(entry.author?.kind === "system" ? "system-template" : "entry-template");
}

export function fillEntry(element, entry, visitorLocale) {
  const isNote = entry.sequence === undefined && !entry.state;
  element.dataset.author = isNote ? "note" : entry.author.kind;
  element.dataset.at = entry.created_at;
  element.dataset.key = entry.id;
  const time = findIn(element, "entry-time");
  time.dateTime = entry.created_at;
  time.textContent = formatTime(entry.created_at);
  const text = findIn(element, "entry-text");
  fillText(text, entry.text, entry.response?.values);
  speakIn(text, entry.locale, entry.response);
  if (entry.author.kind === "system") return;
  findIn(element, "entry-author").textContent = authorOf(entry, isNote);
  fillOriginal(element, entry);
  fillBadge(element, entry, visitorLocale);
  fillOffers(element, entry);
  fillGist(element, entry.understood?.gist);
  fillEntryState(element, entry);
}

function authorOf(entry, isNote) {
  if (isNote) return say("desk_note_by", { name: entry.author.name });
  return entry.author.name ?? say(ENTRY_AUTHORS[entry.author.kind] ?? "desk_author_agent");
}

function speakIn(element, locale, response) {
  element.lang = locale ?? "";
  // A text of ours has the direction of its language even when a foreign word comes first.
  element.dir = response && locale === pageTexts().lang ? pageTexts().direction : "auto";
}

function fillOriginal(element, entry) {
  const original = findIn(element, "entry-original");
  original.hidden = !entry.original;
  if (entry.original) {
    fillText(original, entry.original.text, entry.response?.values);
    original.lang = entry.original.locale;
    original.dir = "auto";
  }
}

// Not translated for whoever reads it: this agent, or the visitor where the agent wrote freely.
function fillBadge(element, entry, visitorLocale) {
  const badge = findIn(element, "entry-badge");
  const rendering = entry.renderings?.[pageTexts().locale];
  const isFreely = entry.author.kind === "agent" && entry.locale && !entry.response;
  const isForeign = isFreely ? entry.locale !== visitorLocale : rendering && !rendering.text;
  badge.hidden = !isForeign;
  badge.dataset.kind = isForeign ? "untranslated" : "";
  badge.textContent = isForeign ? say("desk_untranslated", { language: languageName(entry.locale) }) : "";
}

function fillOffers(element, entry) {
  const buttons = findIn(element, "entry-buttons");
  buttons.hidden = !entry.buttons?.length;
  buttons.replaceChildren(
    ...(entry.buttons ?? []).map((button) => {
      const item = document.createElement("li");
      item.textContent = button.title;
      return item;
    }),
  );
  const card = findIn(element, "entry-card");
  card.hidden = !entry.card;
  if (entry.card) card.replaceChildren(titled(entry.card.title), factList(entry.card.rows));
}

function titled(text) {
  const title = document.createElement("p");
  title.className = "mini-card-title";
  title.textContent = text;
  return title;
}

// Label and value pairs as a description list; values are isolated from the sentence around.
export function factList(rows) {
  const list = document.createElement("dl");
  list.className = "facts";
  for (const row of rows) {
    const [label, value, isolated] = ["dt", "dd", "bdi"].map((name) => document.createElement(name));
    label.textContent = row.label;
    isolated.textContent = row.text;
    value.append(isolated);
    list.append(label, value);
  }
  return list;
}

function fillGist(element, gist) {
  const line = findIn(element, "entry-gist");
  const parts = [gist?.topic && asTitle(gist.topic), ...(gist?.rows ?? []).map((row) => row.text)].filter(Boolean);
  line.hidden = !parts.length;
  line.replaceChildren(
    ...parts.map((part) => {
      const item = document.createElement("bdi");
      item.textContent = part;
      return item;
    }),
  );
  line.title = say("desk_understood");
}

function fillEntryState(element, entry) {
  const state = findIn(element, "entry-state");
  element.dataset.state = entry.state ?? "";
  state.textContent = entry.problem ?? (entry.state ? say(`desk_state_${entry.state}`) : "");
  findIn(element, "entry-retry").hidden = entry.state !== "failed";
}
