import { recall } from "./storage.js";

const SEQUENCE_SECONDS = 1.5;

// Single keys outside fields; on a keyboard that is not Latin the physical key counts.
export class DeskKeys {
  constructor(actions) {
    this.actions = actions;
    this.prefix = "";
    document.addEventListener("keydown", (event) => this.pressed(event));
  }

  pressed(event) {
    if (event.isComposing || event.defaultPrevented) return;
    const letter = letterOf(event);
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && letter === "k") {
      event.preventDefault();
      this.actions.palette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || recall("desk-setting.keys") === false) return;
    if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
    const name = this.nameOf(event, letter);
    if (!name) return;
    event.preventDefault();
    this.actions[name]();
  }

  nameOf(event, letter) {
    if (this.prefix === "g") {
      this.prefix = "";
      return { q: "goQueue", m: "goMine", a: "goAll" }[letter];
    }
    if (letter === "g") {
      this.prefix = "g";
      setTimeout(() => (this.prefix = ""), SEQUENCE_SECONDS * 1000);
      return undefined;
    }
    if (event.key === "?" || (event.code === "Slash" && event.shiftKey)) return "help";
    if (event.key === "/") return "canned";
    const names = { a: "acceptNext", j: "next", k: "previous", r: "reply", n: "note", t: "originals" };
    return { ...names, b: "giveBack", f: "transfer", e: "resolve", p: "panel" }[letter];
  }
}

function letterOf(event) {
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  return /^Key[A-Z]$/.test(event.code) && event.key.length === 1 ? event.code.slice(3).toLowerCase() : "";
}
