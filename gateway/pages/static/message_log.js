import { buildMessage, fillMessage, fillPending, part, showState } from "./message_view.js";

const NEAR_THE_END = 120;

// The conversation as it is read. What a screen reader has to follow stands in the live tail;
// what was there before stands above it, so that it is never read out again.
export class MessageLog extends HTMLElement {
  connectedCallback() {
    this.older = this.querySelector("[data-older]");
    this.tail = this.querySelector("[role=log]");
    this.jump = this.querySelector("[data-jump]");
    this.known = new Map();
    this.pending = new Map();
    this.isAtEnd = true;
    this.scroller = this.querySelector("[data-scroller]");
    this.scroller.addEventListener("scroll", () => this.noteScroll(), { passive: true });
    this.jump.addEventListener("click", () => this.toEnd());
    new ResizeObserver(() => this.isFollowed && this.toEnd()).observe(this.scroller);
  }

  get elements() {
    return [...this.querySelectorAll(".message")];
  }

  // Who has not said anything yet still reads the first screen from its top.
  get isFollowed() {
    return this.isAtEnd && Boolean(this.querySelector(".message[data-author=visitor]"));
  }

  // Everything there is, worded again: goes above the live tail.
  replace(messages) {
    this.known.clear();
    const waiting = [...this.pending.values()];
    this.older.replaceChildren(...messages.map((message) => this.made(message)));
    this.tail.replaceChildren(...waiting);
    this.settleLayout();
    this.isAtEnd = true;
    if (this.isFollowed) this.toEnd();
    else this.noteScroll();
  }

  made(message) {
    const element = buildMessage();
    fillMessage(element, message);
    this.known.set(message.id, element);
    this.pending.get(message.client_id)?.remove();
    this.pending.delete(message.client_id);
    return element;
  }

  // Adds a message in its place, or fills the one that is there; true when it is new here.
  put(message) {
    const known = this.known.get(message.id);
    if (known) {
      fillMessage(known, message);
      this.settleLayout();
      return false;
    }
    const waiting = this.pending.get(message.client_id);
    const element = waiting ?? buildMessage();
    this.pending.delete(message.client_id);
    this.known.set(message.id, element);
    fillMessage(element, message);
    this.place(element);
    return !waiting;
  }

  place(element) {
    const sequence = Number(element.dataset.sequence);
    const after = [...this.tail.children].filter((one) => one !== element);
    const next = after.find((one) => Number(one.dataset.sequence) > sequence);
    // Moving a node makes some screen readers say it again: only when it stands wrongly.
    if (element.parentNode !== this.tail || element.nextElementSibling !== (next ?? null)) {
      this.tail.insertBefore(element, next ?? null);
    }
    this.settleLayout();
    this.follow(element.dataset.author === "visitor");
  }

  putPending(entry, state, title, actions) {
    let element = this.pending.get(entry.client_id);
    if (!element) {
      element = buildMessage();
      fillPending(element, entry);
      this.pending.set(entry.client_id, element);
      this.tail.append(element);
      part(element, "retry").addEventListener("click", () => actions.retry(entry));
      part(element, "edit").addEventListener("click", () => {
        this.pending.delete(entry.client_id);
        element.remove();
        actions.edit(entry);
      });
      this.settleLayout();
      this.follow(true);
    }
    showState(element, state, title);
  }

  // Author names stand once per run of messages; only the newest own one says "sent".
  settleLayout() {
    let previous;
    let newestSent;
    for (const element of this.elements) {
      const author = element.dataset.author + part(element, "author").textContent;
      element.classList.toggle("follows", author === previous);
      element.classList.remove("newest");
      if (element.dataset.state === "sent") newestSent = element;
      previous = author;
    }
    newestSent?.classList.add("newest");
  }

  noteScroll() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.isAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_THE_END;
    if (this.isAtEnd) this.jump.hidden = true;
  }

  follow(isOwn) {
    if (isOwn || this.isFollowed) this.toEnd();
    else if (!this.isAtEnd) this.jump.hidden = false;
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.isAtEnd = true;
    this.jump.hidden = true;
  }
}
