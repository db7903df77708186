import { fromTemplate, say } from "./texts.js";
import { findIn, formatWait, languageCode, languageName, titleOf, urgency } from "./desk_words.js";

// Who waits and whom this agent holds; rows keep their element, so focus and scroll stay.
export class DeskList extends HTMLElement {
  connectedCallback() {
    this.rows = { queue: [], mine: [], all: [] };
    this.elements = new Map();
    this.seen = new Map();
    this.current = "";
    this.addEventListener("click", (event) => this.clicked(event));
    this.timer = setInterval(() => this.showWaits(), 1000);
  }

  clicked(event) {
    const row = event.target.closest(".row");
    if (!row) return;
    const isAccept = event.target.closest("[data-row-accept]");
    const detail = { id: row.dataset.conversation, handoff: row.dataset.handoff };
    this.dispatchEvent(new CustomEvent(isAccept ? "accept-row" : "open-row", { detail }));
  }

  show(kind, rows) {
    const section = this.querySelector(`[data-section="${kind}"]`);
    if (!section) return;
    this.rows[kind] = rows;
    const list = section.querySelector("[data-rows]");
    const elements = rows.map((row) => this.fill(kind, row));
    // Only what moved is touched: a screen reader stays where it is.
    elements.forEach((element, index) => {
      if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
    });
    while (list.children.length > elements.length) list.lastElementChild.remove();
    const count = section.querySelector("[data-count]");
    if (count) count.textContent = new Intl.NumberFormat(document.documentElement.lang).format(rows.length);
    section.querySelector("[data-empty]").hidden = rows.length > 0;
    if (kind === "queue") section.querySelector("[data-act]").hidden = rows.length === 0;
    this.forgetGone();
    this.showWaits();
    this.select(this.current);
  }

  forgetGone() {
    for (const [key, element] of this.elements) {
      if (!element.isConnected) this.elements.delete(key);
    }
  }

  fill(kind, row) {
    const id = row.conversation_id ?? row.id;
    const key = `${kind}:${id}`;
    if (!this.elements.has(key)) this.elements.set(key, fromTemplate("row-template"));
    const element = this.elements.get(key);
    element.dataset.conversation = id;
    element.dataset.handoff = row.handoff_id ?? "";
    element.dataset.since = row.waiting_since ?? "";
    element.dataset.reason = row.reason ?? "";
    const chip = findIn(element, "row-language");
    chip.textContent = languageCode(row.locale);
    chip.title = languageName(row.locale);
    chip.dataset.fit = row.fit ?? "";
    findIn(element, "row-title").textContent = titleOf(row);
    const line = findIn(element, "row-line");
    line.textContent = row.last_line?.text ?? "";
    line.lang = row.last_line?.locale ?? "";
    const mark = findIn(element, "row-mark");
    mark.textContent = kind === "queue" ? row.reason_title : say(`desk_holder_${row.holder}`);
    // What asks for haste is said in words; the rest is a hint, so that the visitor's own words have room.
    mark.hidden = kind === "mine" || (kind === "queue" && row.reason !== "emergency");
    findIn(element, "open-row").title = row.reason_title ?? "";
    findIn(element, "row-accept").hidden = kind !== "queue";
    this.markUnread(element, kind, row);
    return element;
  }

  markUnread(element, kind, row) {
    const id = row.id ?? row.conversation_id;
    if (id === this.current || !this.seen.has(id)) this.seen.set(id, row.last_line?.text);
    const isNew = kind === "mine" && this.seen.get(id) !== row.last_line?.text;
    const unread = findIn(element, "row-unread");
    unread.hidden = !isNew;
    unread.textContent = isNew ? say("desk_unread") : "";
  }

  showWaits() {
    const now = Date.now() + (this.clockOffset ?? 0);
    for (const element of this.querySelectorAll('[data-section="queue"] .row')) {
      const seconds = Math.max(0, (now - Date.parse(element.dataset.since)) / 1000);
      const wait = findIn(element, "row-wait");
      const level = urgency(seconds, this.target ?? 60);
      wait.hidden = false;
      findIn(element, "row-time").textContent = formatWait(seconds);
      if (wait.dataset.level === level) continue;
      wait.dataset.level = level;
      wait.title = say(`desk_wait_${level}`);
    }
  }

  select(conversationId) {
    this.current = conversationId;
    for (const element of this.querySelectorAll(".row")) {
      const isCurrent = element.dataset.conversation === conversationId;
      const button = findIn(element, "open-row");
      if (isCurrent) {
        button.setAttribute("aria-current", "true");
        findIn(element, "row-unread").hidden = true;
      } else {
        button.removeAttribute("aria-current");
      }
    }
    const row = this.rows.mine.find((one) => one.id === conversationId);
    if (row) this.seen.set(conversationId, row.last_line?.text);
  }

  // The row above or below the current one, over all sections in the order they are shown.
  neighbour(step) {
    const ids = [...this.querySelectorAll(".row")].map((row) => row.dataset.conversation);
    const unique = [...new Set(ids)];
    const at = unique.indexOf(this.current);
    if (!unique.length) return undefined;
    return unique[at < 0 ? (step > 0 ? 0 : unique.length - 1) : (at + step + unique.length) % unique.length];
  }

  waitingOf(conversationId) {
    return this.rows.queue.find((row) => row.conversation_id === conversationId);
  }

  focusSection(kind) {
    this.querySelector(`[data-section="${kind}"] [data-open-row]`)?.focus();
  }
}

customElements.define("desk-list", DeskList);
