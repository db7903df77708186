const TYPING_PAUSE = 150;
let pickersMade = 0;

// A field for the code of a branch becomes one in which a branch is found by typing: an ARIA combobox
// with a list. Sent is the code, or what was typed when nothing was chosen: the server knows what it means.
export class BranchPicker extends HTMLElement {
  connectedCallback() {
    if (this.list) return;
    this.field = this.querySelector("input");
    this.build();
    this.chosen = { id: this.field.value, label: this.dataset.label || this.field.value };
    this.sent.value = this.chosen.id;
    this.field.value = this.chosen.label;
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("focus", () => this.field.select());
    this.field.addEventListener("blur", () => this.close());
    // The focus stays in the field while somebody presses on the list.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  build() {
    const name = `picker-${++pickersMade}`;
    this.sent = Object.assign(document.createElement("input"), { type: "hidden", name: this.field.name });
    this.field.removeAttribute("name");
    this.list = Object.assign(document.createElement("ul"), { id: name, className: "picker-list", hidden: true });
    this.list.role = "listbox";
    this.list.ariaLabel = this.querySelector("label > span").textContent;
    this.said = Object.assign(document.createElement("p"), { className: "picker-said" });
    this.said.role = "status";
    this.field.role = "combobox";
    for (const [key, value] of Object.entries({ autocomplete: "list", controls: name, expanded: "false" })) {
      this.field.setAttribute(`aria-${key}`, value);
    }
    this.append(this.sent, this.list, this.said);
    this.setAttribute("data-ready", "");
  }

  get options() {
    return [...this.list.children];
  }

  typed() {
    this.sent.value = this.field.value.trim();
    this.mark(undefined);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(this.field.value), TYPING_PAUSE);
  }

  async search(words) {
    this.asking?.abort();
    this.asking = new AbortController();
    const query = new URLSearchParams({ q: words.trim().slice(0, 120), without: this.dataset.without ?? "" });
    try {
      const answer = await fetch(`/branch/places?${query}`, { signal: this.asking.signal });
      if (!answer.ok || answer.redirected) return;
      const { items, said } = await answer.json();
      if (document.activeElement === this.field) this.show(items, said);
    } catch {
      // Without an answer the field takes a code, as it does without this script.
    }
  }

  show(items, said) {
    this.list.replaceChildren(...items.map((item, place) => this.option(item, place)));
    this.list.hidden = items.length === 0;
    this.said.textContent = said;
    this.said.classList.toggle("visually-hidden", items.length > 0);
    this.field.ariaExpanded = String(items.length > 0);
    this.mark(undefined);
  }

  option(item, place) {
    const made = Object.assign(document.createElement("li"), { id: `${this.list.id}-${place}` });
    made.role = "option";
    made.ariaSelected = "false";
    Object.assign(made.dataset, { code: item.id, label: item.label });
    const [name, about] = [document.createElement("bdi"), document.createElement("small")];
    name.textContent = item.name;
    const code = Object.assign(document.createElement("bdi"), { dir: "ltr", textContent: item.id });
    about.append(`${item.city} · `, code);
    made.append(name, about);
    return made;
  }

  mark(option) {
    for (const one of this.options) one.ariaSelected = String(one === option);
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  get marked() {
    return this.options.find((one) => one.ariaSelected === "true");
  }

  key(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.step(event);
    else if (event.key === "Enter" && this.marked) this.choose(this.marked, event);
    else if (event.key === "Tab" && this.marked) this.choose(this.marked);
    else if (event.key === "Escape") this.leave(event);
  }

  step(event) {
    event.preventDefault();
    if (this.list.hidden) return this.search(this.field.value === this.chosen.label ? "" : this.field.value);
    const [all, step] = [this.options, event.key === "ArrowDown" ? 1 : -1];
    const from = this.marked ? all.indexOf(this.marked) : step > 0 ? -1 : all.length;
    this.mark(all[(from + step + all.length) % all.length]);
  }

  choose(option, event) {
    if (!option) return;
    event?.preventDefault();
    this.chosen = { id: option.dataset.code, label: option.dataset.label };
    this.restore();
    // The form knows that something was entered in it.
    this.sent.dispatchEvent(new Event("input", { bubbles: true }));
    this.close();
  }

  leave(event) {
    if (this.list.hidden) this.restore();
    else event.preventDefault();
    this.close();
  }

  restore() {
    [this.field.value, this.sent.value] = [this.chosen.label, this.chosen.id];
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.list.hidden = true;
    this.list.replaceChildren();
    this.said.textContent = "";
    this.field.ariaExpanded = "false";
    this.mark(undefined);
  }
}
