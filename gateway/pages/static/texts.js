// Every sentence on the page by its message id, in the page's language.
const state = { locale: "en", lang: "en", direction: "ltr", name: "", note: "", texts: {} };

export function readTexts(element) {
  Object.assign(state, JSON.parse(element.textContent));
}

export async function fetchTexts(locale) {
  const answer = await fetch(`/ui-texts/${encodeURIComponent(locale)}`);
  if (!answer.ok) throw new Error(String(answer.status));
  Object.assign(state, await answer.json());
  document.documentElement.lang = state.lang;
  document.documentElement.dir = state.direction;
  document.title = say("visitor_title");
  wordAll(document);
}

export function pageTexts() {
  return state;
}

export function say(id, values = {}) {
  return state.texts[id].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// Words what was rendered by the server or comes from a template.
export function wordAll(root) {
  for (const element of root.querySelectorAll("[data-text]")) {
    element.textContent = say(element.dataset.text);
  }
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
  }
  for (const element of root.querySelectorAll("[data-placeholder]")) {
    element.placeholder = say(element.dataset.placeholder);
  }
}

export function fromTemplate(id) {
  const copy = document.getElementById(id).content.cloneNode(true);
  wordAll(copy);
  return copy.firstElementChild;
}

export function formatTime(iso) {
  const moment = new Date(iso);
  const isToday = moment.toDateString() === new Date().toDateString();
  const style = isToday ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(state.lang, style).format(moment);
}

export function formatMinutes(seconds) {
  const style = { style: "unit", unit: "minute", unitDisplay: "long" };
  return new Intl.NumberFormat(state.lang, style).format(Math.max(1, Math.round(seconds / 60)));
}

export function formatNumber(number) {
  return new Intl.NumberFormat(state.lang).format(number);
}
