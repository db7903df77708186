import { buildCard } from "./case_card.js";
import { fillText } from "./rich_text.js";
import { formatTime, fromTemplate, pageTexts, say } from "./texts.js";

const AUTHOR_TEXTS = {
  visitor: "visitor_author_you",
  bot: "visitor_author_bot",
  agent: "visitor_author_agent",
  system: "visitor_author_system",
};
const STATE_TEXTS = {
  waiting: "visitor_state_waiting",
  sent: "visitor_state_sent",
  failed: "visitor_state_failed",
  refused: "visitor_state_refused",
};

// One message as an element; the same element is filled again when its wording changes.
export function buildMessage() {
  return fromTemplate("message-template");
}

export function fillMessage(element, message) {
  const { author, sequence, card, buttons, created_at } = message;
  element.dataset.author = author.kind;
  element.dataset.sequence = sequence;
  element.dataset.id = message.id;
  part(element, "author").textContent = author.name || say(AUTHOR_TEXTS[author.kind]);
  const time = part(element, "time");
  time.dateTime = created_at;
  time.textContent = formatTime(created_at);
  fillWords(element, message);
  part(element, "card").replaceChildren(...(card ? [buildCard(card, message.id)] : []));
  element.buttons = buttons ?? [];
  if (author.kind === "visitor") showState(element, "sent");
}

// In the reader's own words where there are some, with the way back to the original.
function fillWords(element, message) {
  const bubble = part(element, "bubble");
  const toggle = part(element, "original");
  const rendering = message.renderings?.[pageTexts().locale];
  let isOriginal = !rendering?.text;
  const show = () => {
    bubble.lang = isOriginal ? message.locale : pageTexts().locale;
    // A text of ours has the direction of its language even when a foreign word comes first.
    bubble.dir = message.response && message.locale === pageTexts().lang ? pageTexts().direction : "auto";
    fillText(bubble, isOriginal ? message.text : rendering.text, message.response?.values);
    toggle.textContent = say(isOriginal ? "visitor_show_translation" : "visitor_show_original");
  };
  show();
  bubble.hidden = !message.text;
  toggle.hidden = !rendering?.text;
  toggle.onclick = () => {
    isOriginal = !isOriginal;
    show();
  };
  part(element, "untranslated").hidden = !(rendering && !rendering.text && message.author.kind === "agent");
}

export function fillPending(element, entry) {
  element.dataset.author = "visitor";
  element.dataset.sequence = Number.MAX_SAFE_INTEGER;
  part(element, "author").textContent = say("visitor_author_you");
  fillText(part(element, "bubble"), entry.shown);
}

export function showState(element, state, title) {
  element.dataset.state = state;
  part(element, "state").textContent = title || say(STATE_TEXTS[state]);
  part(element, "retry").hidden = state !== "failed";
  part(element, "edit").hidden = state !== "refused";
}

export function part(element, name) {
  return element.querySelector(`[data-${name}]`);
}
