import { pageTexts } from "./texts.js";

// A dialog of all languages by their own names, found by own name, English name, the name
// in the page's language, or code. English and Chinese always stay in sight.
export class LanguagePicker extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.search = this.querySelector("input");
    this.choices = [...this.querySelectorAll("[data-choice]")];
    this.none = this.querySelector("[data-none]");
    this.search.addEventListener("input", () => this.filter());
    this.search.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) this.chooseOnly(event);
    });
    this.addEventListener("click", (event) => {
      const choice = event.target.closest("[data-choice]");
      if (choice) this.choose(choice.dataset.choice);
      else if (event.target.closest("[data-close]") || event.target === this.dialog) this.dialog.close();
    });
  }

  open() {
    this.search.value = "";
    this.filter();
    for (const choice of this.choices) {
      choice.ariaPressed = String(choice.dataset.choice === pageTexts().locale);
    }
    this.dialog.showModal();
    // On a phone the keyboard would cover the list that most people only have to tap.
    if (matchMedia("(hover: hover)").matches) this.search.focus();
  }

  filter() {
    const wanted = fold(this.search.value);
    const names = new Intl.DisplayNames([pageTexts().lang], { type: "language" });
    let found = 0;
    for (const choice of this.choices) {
      const { choice: code, english, always } = choice.dataset;
      const words = fold([choice.textContent, english, code, names.of(code)].join(" "));
      const isFound = words.includes(wanted);
      choice.hidden = !isFound && always === undefined;
      if (isFound) found += 1;
    }
    this.none.hidden = found > 0;
  }

  chooseOnly(event) {
    event.preventDefault();
    const wanted = fold(this.search.value);
    const shown = this.choices.filter((choice) => !choice.hidden && fold(choice.textContent).startsWith(wanted));
    if (wanted && shown.length === 1) this.choose(shown[0].dataset.choice);
  }

  choose(locale) {
    this.dialog.close();
    this.dispatchEvent(new CustomEvent("chosen", { detail: { locale }, bubbles: true }));
  }
}

function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase().trim();
}
