import { callDesk } from "./desk_api.js";
import { DeskLanguage } from "./desk_language.js";

class DeskSignIn extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
  }

  async submit() {
    const button = this.form.querySelector("button");
    button.disabled = true;
    try {
      await callDesk("POST", "/sign-in", Object.fromEntries(new FormData(this.form)));
      location.replace(this.dataset.next);
    } catch (error) {
      const problem = this.querySelector("[data-problem]");
      problem.textContent = error.title || this.dataset.failed;
      problem.hidden = false;
      this.form.elements.password.select();
    } finally {
      button.disabled = false;
    }
  }
}

class DeskSignOut extends HTMLElement {
  connectedCallback() {
    this.querySelector("[data-sign-out]").addEventListener("click", async () => {
      await callDesk("POST", "/sign-out", {}).catch(() => undefined);
      location.replace("/desk");
    });
  }
}

customElements.define("desk-sign-in", DeskSignIn);
customElements.define("desk-sign-out", DeskSignOut);
