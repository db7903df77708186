import { forget, keep, recall } from "./storage.js";
import { say } from "./texts.js";

// What is needed seldom: another device, the case, an earlier conversation, the end.
export class VisitorMenu extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const { target } = event;
      const dialog = target.closest("dialog");
      if (target === dialog || target.closest("[data-close]")) dialog.close();
      const item = target.closest("[data-item]")?.dataset.item;
      if (item) this.choose(item, dialog);
    });
    this.find("code-form").addEventListener("submit", (event) => this.resume(event));
  }

  find(name) {
    return this.querySelector(`[data-${name}]`);
  }

  open(conversation, reference) {
    this.conversation = conversation;
    this.item("case").hidden = !reference;
    this.item("earlier").hidden = !recall("earlier");
    this.item("end").hidden = conversation.holder === "nobody" || !conversation.record;
    this.find("menu-dialog").showModal();
  }

  item(name) {
    return this.querySelector(`[data-item="${name}"]`);
  }

  choose(item, dialog) {
    const tell = (type) => this.dispatchEvent(new CustomEvent(type, { bubbles: true }));
    const acts = {
      device: () => this.showDevice(),
      case: () => tell("counter"),
      earlier: () => this.goBack(),
      end: () => this.find("end-dialog").showModal(),
      "end-now": () => tell("ended"),
      copy: () => this.copyLink(),
    };
    if (item !== "copy") dialog.close();
    acts[item]();
  }

  get link() {
    return `${location.origin}/?resume=${this.code}`;
  }

  showDevice() {
    this.code = this.conversation.record?.resume_code;
    this.find("own-code").hidden = !this.code;
    this.find("code").textContent = this.code ?? "";
    this.find("address").textContent = location.host;
    this.item("copy").hidden = !navigator.clipboard;
    this.find("device-dialog").showModal();
  }

  async copyLink() {
    await navigator.clipboard.writeText(this.link);
    this.find("copied").textContent = say("visitor_copied");
  }

  resume(event) {
    event.preventDefault();
    const code = this.find("code-input").value.trim();
    if (code) location.assign(`/?resume=${encodeURIComponent(code)}`);
  }

  goBack() {
    const earlier = recall("earlier");
    const current = recall("conversation");
    keep("conversation", earlier);
    if (current) keep("earlier", current);
    else forget("earlier");
    location.assign("/");
  }
}
