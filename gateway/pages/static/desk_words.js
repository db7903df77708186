import { pageTexts, say } from "./texts.js";

// What the desk says about languages, holders and time, by the reader's own language.
export const HOLDER_TEXTS = {
  bot: "desk_holder_bot",
  queue: "desk_holder_queue",
  agent: "desk_holder_agent",
  nobody: "desk_holder_nobody",
};

// Chinese is told apart by its script, which readers know it by, not by a country.
const SCRIPTS = { "zh-CN": "zh-Hans", "zh-TW": "zh-Hant" };

export function languageName(locale) {
  try {
    return new Intl.DisplayNames([pageTexts().lang], { type: "language" }).of(SCRIPTS[locale] ?? locale);
  } catch {
    return locale;
  }
}

// Topics are worded to stand inside a sentence; as a title they begin one.
export function asTitle(text) {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase(pageTexts().lang) + rest.join("");
}

export function languageCode(locale) {
  return locale.split("-")[0].toUpperCase();
}

export function holderText(conversation) {
  const name = conversation.agent?.name;
  if (conversation.holder === "agent" && name) return say("desk_holder_named", { name });
  return say(HOLDER_TEXTS[conversation.holder]);
}

// A wait as 0:42, 12:05 or 1:02:03, in the digits of the page's language.
export function formatWait(seconds) {
  const digits = (number) => new Intl.NumberFormat(pageTexts().lang, { minimumIntegerDigits: 2, useGrouping: false }).format(number);
  const plain = (number) => new Intl.NumberFormat(pageTexts().lang, { useGrouping: false }).format(number);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  return hours ? `${plain(hours)}:${digits(minutes)}:${digits(rest)}` : `${plain(minutes)}:${digits(rest)}`;
}

// How urgent a wait is: at 50, 80 and 100 % of the target, each with a shape and a word.
export function urgency(seconds, target) {
  const share = seconds / target;
  if (share >= 1) return "late";
  if (share >= 0.8) return "soon";
  return share >= 0.5 ? "half" : "calm";
}

export function findIn(element, name) {
  return element.querySelector(`[data-${name}]`);
}

export function titleOf(row) {
  return asTitle(row.about ?? row.reason_title ?? say("desk_no_topic"));
}
