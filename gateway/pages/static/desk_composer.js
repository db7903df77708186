import { say } from "./texts.js";
import { keep, recall } from "./storage.js";
import { CannedReplies } from "./desk_canned.js";
import { findIn, languageName } from "./desk_words.js";

const TYPING_EVERY = 3000;

// The box of the open conversation: a reply or a note, each conversation with its own draft.
export class DeskComposer extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.box = this.querySelector("textarea");
    this.canned = new CannedReplies(findIn(this, "canned"), this.box, (item) => this.sendCanned(item));
    this.mode = "reply";
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.box.addEventListener("keydown", (event) => this.pressed(event));
    this.box.addEventListener("input", () => this.written());
    for (const button of this.querySelectorAll("[data-mode]")) {
      button.addEventListener("click", () => this.switchTo(button.dataset.mode));
    }
  }

  open(conversation, me) {
    if (this.conversationId !== conversation.id) {
      this.conversationId = conversation.id;
      this.box.value = recall(this.draftName) ?? "";
      this.canned.close();
      this.switchTo("reply", false);
    }
    const speaks = me.languages.some((one) => one.split("-")[0] === conversation.locale.split("-")[0]);
    this.replyHint = say(speaks ? "desk_hint_shared" : "desk_hint_foreign", {
      language: languageName(conversation.locale),
    });
    this.showHint();
  }

  get draftName() {
    return `desk-draft.${this.conversationId}`;
  }

  switchTo(mode, isFocused = true) {
    this.mode = mode;
    this.dataset.mode = mode;
    for (const button of this.querySelectorAll("[data-mode]")) {
      button.ariaPressed = String(button.dataset.mode === mode);
    }
    this.showHint();
    this.canned.close();
    if (isFocused) this.box.focus();
  }

  showHint() {
    findIn(this, "hint").textContent = this.mode === "note" ? say("desk_hint_note") : (this.replyHint ?? "");
  }

  written() {
    keep(this.draftName, this.box.value);
    const found = /^\/([^\n]*)$/u.exec(this.box.value);
    if (this.mode === "reply" && found) this.canned.search(found[1], this.conversationId);
    else this.canned.close();
    if (this.mode === "reply" && !found && Date.now() - (this.typedAt ?? 0) > TYPING_EVERY) {
      this.typedAt = Date.now();
      this.dispatchEvent(new CustomEvent("typing"));
    }
  }

  pressed(event) {
    // Enter that ends an input method's composition is not ours.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.canned.take(event)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.box.blur();
      this.dispatchEvent(new CustomEvent("left"));
      return;
    }
    if (event.key !== "Enter") return;
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && event.shiftKey) {
      event.preventDefault();
      this.send();
      this.dispatchEvent(new CustomEvent("resolve-next"));
    } else if (isCommand || (this.sendsOnEnter && !event.shiftKey)) {
      event.preventDefault();
      this.send();
    }
  }

  get sendsOnEnter() {
    return recall("desk-setting.enter") ?? true;
  }

  send() {
    const text = this.box.value.trim();
    if (!text) return;
    this.emit({ text, shown: text });
    this.clear();
  }

  sendCanned(item) {
    this.emit({ canned_id: item.id, shown: item.text });
    this.clear();
  }

  emit(what) {
    const detail = { ...what, mode: this.mode, conversationId: this.conversationId };
    this.dispatchEvent(new CustomEvent("write", { detail }));
  }

  clear() {
    this.box.value = "";
    keep(this.draftName, "");
    this.box.focus();
  }
}

customElements.define("desk-composer", DeskComposer);
