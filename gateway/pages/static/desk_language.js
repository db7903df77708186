import { callDesk } from "./desk_api.js";

// The desk's own language: kept with the account where there is one, and the page comes again in it.
export class DeskLanguage extends HTMLElement {
  connectedCallback() {
    this.querySelector("select").addEventListener("change", (event) => this.choose(event.target.value));
  }

  async choose(locale) {
    if (document.querySelector("agent-desk")) await callDesk("PATCH", "/me", { locale }).catch(() => undefined);
    const query = new URLSearchParams(location.search);
    query.set("lang", locale);
    location.replace(document.querySelector("agent-desk") ? "/desk" : `/desk?${query}`);
  }
}

customElements.define("desk-language", DeskLanguage);
