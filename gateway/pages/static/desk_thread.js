import { say } from "./texts.js";
import { buildEntry, fillEntry } from "./desk_entry.js";
import { findIn, holderText, languageName, titleOf } from "./desk_words.js";

const ENTRIES_SHOWN = 100;
const NEAR_END = 80;

// The open conversation: its messages and notes in order, the older ones above the live tail.
export class DeskThread extends HTMLElement {
  connectedCallback() {
    this.older = findIn(this, "older");
    this.tail = findIn(this, "tail");
    this.scroller = findIn(this, "scroll");
    this.elements = new Map();
    this.entries = new Map();
    findIn(this, "older").parentElement.querySelector('[data-act="earlier"]').addEventListener("click", () => this.showEarlier());
    this.addEventListener("click", (event) => {
      const retry = event.target.closest("[data-entry-retry]");
      if (retry) this.dispatchEvent(new CustomEvent("retry", { detail: retry.closest(".entry").dataset.key }));
    });
  }

  get toggles() {
    return this.querySelector('[data-act="originals"]');
  }

  open(conversationId) {
    this.conversationId = conversationId;
    this.conversation = undefined;
    this.entries.clear();
    this.elements.clear();
    this.limit = ENTRIES_SHOWN;
    this.older.replaceChildren();
    this.tail.replaceChildren();
    findIn(this, "blank").hidden = true;
    findIn(this, "open").hidden = false;
    // Who may write is known with the first frame, not before.
    this.querySelector("desk-composer").hidden = true;
    findIn(this, "read-only").hidden = true;
    findIn(this, "thread-title").textContent = "";
    for (const button of this.querySelectorAll(".thread-tools .button")) button.hidden = true;
    this.typing(false);
  }

  close() {
    this.conversationId = undefined;
    findIn(this, "blank").hidden = false;
    findIn(this, "open").hidden = true;
  }

  // Everything there is: goes above the live tail, so that a screen reader does not read it all out.
  reset(entries) {
    this.entries.clear();
    this.tail.replaceChildren();
    this.elements.clear();
    for (const entry of entries) this.entries.set(entry.id, entry);
    this.drawOlder();
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  drawOlder() {
    const sorted = [...this.entries.values()].sort(byTime);
    const shown = sorted.slice(-this.limit);
    this.querySelector('[data-act="earlier"]').hidden = shown.length === sorted.length;
    this.older.replaceChildren(...shown.filter((entry) => !this.isInTail(entry)).map((entry) => this.element(entry)));
  }

  isInTail(entry) {
    return this.elements.get(entry.id)?.parentElement === this.tail;
  }

  showEarlier() {
    const before = this.scroller.scrollHeight - this.scroller.scrollTop;
    this.limit += ENTRIES_SHOWN;
    this.drawOlder();
    this.scroller.scrollTop = this.scroller.scrollHeight - before;
  }

  add(entries) {
    const isAtEnd = this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < NEAR_END;
    for (const entry of [...entries].sort(byTime)) {
      const isKnown = this.entries.has(entry.id);
      this.entries.set(entry.id, entry);
      const element = this.element(entry);
      if (!isKnown) this.tail.append(element);
    }
    if (isAtEnd) this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  element(entry) {
    if (!this.elements.has(entry.id)) this.elements.set(entry.id, buildEntry(entry));
    const element = this.elements.get(entry.id);
    fillEntry(element, entry, this.visitorLocale);
    return element;
  }

  remove(id) {
    this.elements.get(id)?.remove();
    this.elements.delete(id);
    this.entries.delete(id);
  }

  describe(conversation, me) {
    this.conversation = conversation;
    const isMine = conversation.holder === "agent" && conversation.agent?.id === me.id;
    const isSupervisor = me.roles.includes("supervisor");
    const isHeld = conversation.holder === "agent";
    findIn(this, "thread-title").textContent = titleOf({ ...conversation, reason_title: conversation.handoff?.reason_title });
    const chip = findIn(this, "thread-language");
    chip.textContent = languageName(conversation.locale);
    const holder = findIn(this, "thread-holder");
    holder.dataset.holder = conversation.holder;
    holder.lastElementChild.textContent = holderText(conversation);
    const shown = {
      accept: conversation.holder === "queue",
      "take-over": isHeld && !isMine && isSupervisor,
      return: isMine,
      transfer: isMine,
      resolve: isMine,
    };
    for (const [act, isShown] of Object.entries(shown)) this.querySelector(`[data-act="${act}"]`).hidden = !isShown;
    this.querySelector("desk-composer").hidden = !isMine;
    const note = findIn(this, "read-only");
    note.hidden = isMine;
    note.textContent = isMine ? "" : say(`desk_read_only_${conversation.holder}`);
  }

  typing(isActive) {
    findIn(this, "typing").hidden = !isActive;
    clearTimeout(this.typingEnds);
    if (isActive) this.typingEnds = setTimeout(() => this.typing(false), 6000);
  }

  toggleOriginals() {
    const isShown = this.toggles.ariaPressed !== "true";
    this.toggles.ariaPressed = String(isShown);
    this.classList.toggle("without-originals", !isShown);
  }
}

// What is still on its way comes last, whatever this machine's clock says.
function byTime(one, other) {
  const last = Number.MAX_SAFE_INTEGER;
  return (
    Boolean(one.state) - Boolean(other.state) ||
    one.created_at.localeCompare(other.created_at) ||
    (one.sequence ?? last) - (other.sequence ?? last)
  );
}

customElements.define("desk-thread", DeskThread);
