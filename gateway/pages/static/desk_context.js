import { formatTime, fromTemplate, say } from "./texts.js";
import { factList } from "./desk_entry.js";
import { asTitle, findIn, holderText, languageName } from "./desk_words.js";

// What is known without reading: what the assistant understood, the case, where the visitor stands.
export class DeskContext extends HTMLElement {
  show(conversation, messages) {
    const panels = [
      this.understood(conversation, messages),
      this.card(conversation),
      this.handoff(conversation),
      this.visitor(conversation),
    ];
    findIn(this, "context").replaceChildren(...panels.filter(Boolean));
  }

  clear() {
    findIn(this, "context").replaceChildren();
  }

  understood(conversation, messages) {
    const told = messages.filter((message) => message.understood?.gist?.topic);
    const last = told.at(-1)?.understood;
    const rows = new Map();
    for (const message of messages) for (const row of message.understood?.gist?.rows ?? []) rows.set(row.name, row);
    for (const row of conversation.handoff?.rows ?? []) rows.set(row.name, row);
    // What the case card says already is not said twice.
    const carded = new Set((conversation.card?.rows ?? []).map((row) => row.text));
    const shown = [...rows.values()].filter((row) => !carded.has(row.text));
    if (conversation.about) shown.unshift({ label: say("desk_topic"), text: asTitle(conversation.about) });
    if (typeof last?.confidence === "number") {
      const share = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(last.confidence);
      shown.push({ label: say("desk_last_message"), text: asTitle(last.gist.topic) }, { label: say("desk_confidence"), text: share });
    }
    return panel(say("desk_understood"), shown);
  }

  card(conversation) {
    return conversation.card && panel(conversation.card.title, conversation.card.rows, "case");
  }

  handoff(conversation) {
    const handoff = conversation.handoff;
    if (!handoff) return undefined;
    return panel(say("desk_handoff"), [
      { label: say("desk_reason"), text: handoff.reason_title },
      { label: say("desk_waiting_since"), text: formatTime(handoff.waiting_since) },
      ...(handoff.accepted_at ? [{ label: say("desk_accepted_at"), text: formatTime(handoff.accepted_at) }] : []),
    ]);
  }

  visitor(conversation) {
    const { atm, branch } = conversation.context;
    return panel(say("desk_visitor"), [
      { label: say("desk_language_of_visitor"), text: languageName(conversation.locale) },
      { label: say("desk_holder"), text: holderText(conversation) },
      { label: say("desk_began"), text: formatTime(conversation.created_at) },
      ...(atm ? [{ label: say("desk_from_machine"), text: atm }] : []),
      ...(branch ? [{ label: say("desk_from_branch"), text: branch }] : []),
    ]);
  }
}

function panel(title, rows, kind = "") {
  if (!rows.length) return undefined;
  const element = fromTemplate("panel-template");
  element.dataset.kind = kind;
  findIn(element, "panel-title").textContent = title;
  findIn(element, "panel-facts").replaceWith(factList(rows));
  return element;
}

customElements.define("desk-context", DeskContext);
