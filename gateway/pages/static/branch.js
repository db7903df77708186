import { BranchPicker } from "./branch_picker.js";
import { callDesk } from "./desk_api.js";

// The pages of branch staff work without this script. With it they show what is new by
// themselves, and a form is sent once.
const LOOK_EVERY = 8000;
const PATIENCE = 15000;

class BranchPage extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => this.sent(event));
    this.addEventListener("input", (event) => event.target.closest("form")?.setAttribute("data-typed", ""));
    this.querySelector("[data-language]").addEventListener("change", (event) => this.choose(event.target.value));
    this.querySelector("[data-sign-out]").addEventListener("click", () => this.leave());
    document.addEventListener("visibilitychange", () => this.look());
    addEventListener("hashchange", () => this.unfold());
    this.unfold();
    this.querySelector("[data-problem]")?.scrollIntoView({ block: "nearest" });
    this.wait();
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), LOOK_EVERY);
  }

  // A link to a folded part of the page opens it.
  unfold() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) target.open = true;
  }

  sent(event) {
    if (this.isSending) event.preventDefault();
    this.isSending = true;
    // A page that comes back from the browser's memory may be sent from again.
    addEventListener("pageshow", () => (this.isSending = false), { once: true });
  }

  async choose(locale) {
    await callDesk("PATCH", "/me", { locale }).catch(() => undefined);
    location.replace(location.pathname + location.search);
  }

  async leave() {
    await callDesk("POST", "/sign-out", {}).catch(() => undefined);
    location.replace("/desk");
  }

  async look() {
    if (document.visibilityState === "hidden" || this.isSending) return this.wait();
    try {
      const answer = await fetch(location.pathname + location.search, { signal: AbortSignal.timeout(PATIENCE) });
      if (answer.redirected) return location.assign(answer.url);
      if (answer.ok) this.renew(new DOMParser().parseFromString(await answer.text(), "text/html"));
      this.showLine(answer.ok);
    } catch {
      this.showLine(false);
    }
    this.wait();
  }

  renew(fresh) {
    for (const part of this.querySelectorAll("[data-live]")) {
      const next = fresh.getElementById(part.id);
      if (next && next.textContent !== part.textContent && !this.isBusy(part)) this.replace(part, next);
    }
  }

  // Whoever types, chooses or has opened a question there is not disturbed.
  isBusy(part) {
    const holds = part.querySelector("details[open], form[data-typed]") !== null;
    return holds || (part.contains(document.activeElement) && document.activeElement.matches("input, select, textarea"));
  }

  // The focus stays on the same link or button, the table where it was pushed to.
  replace(part, next) {
    const focused = part.contains(document.activeElement) ? document.activeElement : undefined;
    const pushed = part.querySelector(".strip-scroll")?.scrollLeft ?? 0;
    part.replaceChildren(...next.childNodes);
    if (pushed) part.querySelector(".strip-scroll")?.scrollTo({ left: pushed });
    const same = [...part.querySelectorAll(focused?.tagName ?? "none")];
    same.find((one) => one.textContent === focused.textContent)?.focus({ preventScroll: true });
  }

  showLine(isUp) {
    this.querySelector("[data-line]").hidden = isUp;
  }
}

customElements.define("branch-picker", BranchPicker);
customElements.define("branch-page", BranchPage);
