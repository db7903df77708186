import { callDesk } from "./desk_api.js";
import { findIn } from "./desk_words.js";

// Coming to the desk, stepping away, and how many conversations at once.
export class DeskShift extends HTMLElement {
  connectedCallback() {
    this.state = findIn(this, "presence");
    this.capacity = findIn(this, "capacity");
    findIn(this, "start").addEventListener("click", () => {
      this.dispatchEvent(new CustomEvent("unlock"));
      this.set("online");
    });
    this.state.addEventListener("change", () => this.set(this.state.value));
    this.capacity.addEventListener("change", () => this.set(this.state.value));
  }

  get isOnline() {
    return this.dataset.state === "online";
  }

  show(presence) {
    this.dataset.state = presence.state;
    this.state.value = presence.state;
    this.capacity.value = String(presence.capacity);
    // Online from an earlier page still needs the click that unlocks the sound.
    const isStarted = presence.state !== "offline" && this.isUnlocked;
    findIn(this, "start").hidden = isStarted;
    findIn(this, "running").hidden = !isStarted;
  }

  async set(state) {
    this.isUnlocked = true;
    try {
      this.show(await callDesk("PUT", "/me/presence", { state, capacity: Number(this.capacity.value) }));
      this.dispatchEvent(new CustomEvent("shift"));
    } catch (error) {
      this.dispatchEvent(new CustomEvent("refused", { detail: error }));
    }
  }
}

customElements.define("desk-shift", DeskShift);
