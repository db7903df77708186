import { keep, recall } from "./storage.js";

// The case full screen, for the person behind the counter. The server words it in Chinese and
// in the visitor's language; the last one is kept, so that it can be shown without a network.
export async function showAtCounter(dialog, { record, reference }) {
  const kept = recall("case");
  const html = await fetchView(record, reference).catch(() => undefined);
  const shown = html ?? (kept?.reference === reference ? kept.html : undefined);
  if (!shown) return false;
  if (html) keep("case", { reference, html });
  const view = new DOMParser().parseFromString(shown, "text/html").querySelector("article");
  dialog.querySelector("[data-view]").replaceChildren(view);
  document.body.classList.add("at-counter");
  dialog.addEventListener("close", () => document.body.classList.remove("at-counter"), { once: true });
  dialog.showModal();
  dialog.scrollTop = 0;
  return true;
}

// Fetched ahead when a case appears: at the counter there may be no line any more.
export async function keepForCounter(record, reference) {
  const html = await fetchView(record, reference).catch(() => undefined);
  if (html) keep("case", { reference, html });
}

async function fetchView(record, reference) {
  const address = `/counter/${encodeURIComponent(reference)}?conversation=${encodeURIComponent(record.id)}`;
  const answer = await fetch(address, {
    headers: { Authorization: `Bearer ${record.token}` },
    cache: "no-store",
    credentials: "omit",
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}
