import { fromTemplate } from "./texts.js";
import { callDesk } from "./desk_api.js";
import { findIn } from "./desk_words.js";

// Canned replies under the box: `/` opens them, typing narrows, arrows choose, both languages in sight.
export class CannedReplies {
  constructor(element, box, onChosen) {
    Object.assign(this, { element, box, onChosen });
    this.list = findIn(element, "canned-list");
    this.items = [];
    this.at = 0;
    this.list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (item) this.choose([...this.list.children].indexOf(item));
    });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  async search(query, conversationId) {
    const asked = (this.asked = `${conversationId}:${query}`);
    const path = `/canned-replies?q=${encodeURIComponent(query)}&conversation_id=${encodeURIComponent(conversationId)}`;
    const found = await callDesk("GET", path).catch(() => undefined);
    if (!found || asked !== this.asked) return;
    this.items = found.items;
    this.list.replaceChildren(...found.items.map((item, index) => buildCanned(item, index)));
    findIn(this.element, "canned-empty").hidden = found.items.length > 0;
    this.element.hidden = false;
    this.mark(0);
  }

  close() {
    this.asked = "";
    this.element.hidden = true;
    this.box.removeAttribute("aria-activedescendant");
  }

  // True when the key was for the list.
  take(event) {
    if (!this.isOpen) return false;
    if (event.key === "ArrowDown") this.mark(this.at + 1);
    else if (event.key === "ArrowUp") this.mark(this.at - 1);
    else if (event.key === "Enter" || event.key === "Tab") this.choose(this.at);
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  mark(index) {
    const options = [...this.list.children];
    if (!options.length) return;
    this.at = (index + options.length) % options.length;
    options.forEach((option, position) => option.setAttribute("aria-selected", String(position === this.at)));
    this.box.setAttribute("aria-activedescendant", options[this.at].id);
    options[this.at].scrollIntoView({ block: "nearest" });
  }

  choose(index) {
    const item = this.items[index];
    if (!item || item.missing.length) return;
    this.close();
    this.onChosen(item);
  }
}

function buildCanned(item, index) {
  const element = fromTemplate("canned-template");
  element.id = `canned-${index}`;
  findIn(element, "canned-code").textContent = `/${item.shortcode}`;
  findIn(element, "canned-own").textContent = item.text;
  const theirs = findIn(element, "canned-theirs");
  theirs.textContent = item.visitor_text;
  theirs.lang = item.visitor_locale;
  theirs.dir = "auto";
  theirs.hidden = item.visitor_text === item.text;
  findIn(element, "canned-missing").hidden = !item.missing.length;
  element.setAttribute("aria-disabled", String(item.missing.length > 0));
  return element;
}
