import { forget, keep, recall } from "./storage.js";

const LINES = 5;

// The box: Enter sends, except while an input method composes; the draft survives a reload.
export class MessageComposer extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector("textarea");
    this.form = this.querySelector("form");
    this.box.value = recall("draft") ?? this.box.value;
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("input", () => this.changed());
    this.grow();
  }

  key(event) {
    // Safari ends a composition before the key that ended it: 229 is that key.
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || isComposing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  submit(event) {
    event.preventDefault();
    const text = this.box.value.trim();
    this.box.focus();
    if (!text) return;
    this.fill("");
    this.dispatchEvent(new CustomEvent("said", { detail: { text }, bubbles: true }));
  }

  changed() {
    if (this.box.value) keep("draft", this.box.value);
    else forget("draft");
    this.grow();
    this.dispatchEvent(new CustomEvent("writing", { bubbles: true }));
  }

  fill(text) {
    this.box.value = text;
    if (text) keep("draft", text);
    else forget("draft");
    this.grow();
  }

  grow() {
    const style = getComputedStyle(this.box);
    const frame = parseFloat(style.paddingBlockStart) * 2 + 2;
    this.box.style.blockSize = "auto";
    const most = parseFloat(style.lineHeight) * LINES + frame;
    this.box.style.blockSize = `${Math.min(this.box.scrollHeight + 2, most)}px`;
    this.box.style.overflowY = this.box.scrollHeight > most ? "auto" : "hidden";
  }
}
