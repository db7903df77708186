import { Problem } from "./api.js";
import { MessageComposer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { fetchAhead, referenceOf, sheetName, showingOf, showSheet } from "./counter_view.js";
import { LanguagePicker } from "./language_picker.js";
import { MessageLog } from "./message_log.js";
import { needsPosition, positionPayload, VisitorPosition } from "./position.js";
import { Presence } from "./presence.js";
import { forget, keep, recall } from "./storage.js";
import { fetchTexts, pageTexts, readTexts, say } from "./texts.js";
import { VisitorMenu } from "./visitor_menu.js";
import { fitViewport } from "./viewport.js";

const LIST_FROM = 4;
const isEmbedded = parent !== window;

// The chat: joins what the visitor does with what the conversation tells.
class VisitorChat extends HTMLElement {
  connectedCallback() {
    this.log = this.querySelector("message-log");
    this.composer = this.querySelector("message-composer");
    this.picker = this.querySelector("language-picker");
    this.menu = this.querySelector("visitor-menu");
    this.messages = new Map();
    this.presence = new Presence(this, this.log);
    this.conversation = new Conversation();
    this.position = new VisitorPosition(() => this.refresh());
    this.hear();
    this.obey();
    this.find("embed-close").hidden = !isEmbedded;
    this.showHolder();
    this.open(0);
  }

  find(name) {
    return this.querySelector(`[data-${name}]`);
  }

  // What the conversation tells.
  hear() {
    const on = (type, take) => this.conversation.addEventListener(type, ({ detail }) => take(detail));
    on("snapshot", ({ messages }) => this.showAll(messages));
    on("message", ({ message }) => this.showMessage(message));
    on("pending", ({ entry, state, title }) => this.showPending(entry, state, title));
    on("holder", () => this.showHolder());
    on("queue", (place) => this.presence.showQueue(place));
    on("typing", (frame) => this.presence.showTyping(frame));
    on("locale", ({ locale }) => this.follow(locale));
    on("line", ({ state }) => this.showLine(state));
    on("problem", ({ problem }) => this.presence.showProblem(problem));
    on("gone", () => this.presence.showEnd("visitor_gone"));
  }

  // What the visitor does.
  obey() {
    const acts = {
      person: () => this.attempt(() => this.conversation.askForPerson()),
      languages: () => this.picker.open(),
      menu: () => this.menu.open(this.conversation, this.reference),
      again: () => this.startAgain(),
      print: () => print(),
      "close-problem": () => this.presence.showProblem(),
      "embed-close": () => parent.postMessage({ type: "visitor-desk:close" }, "*"),
    };
    this.addEventListener("click", (event) => {
      const { target } = event;
      const act = target.closest("[data-act]")?.dataset.act;
      if (act) acts[act]();
      const language = target.closest("[data-language]")?.dataset.language;
      if (language) this.choose(language);
      const counter = target.closest("[data-counter]");
      if (counter) this.showSheet(counter.closest("[data-sheet]").dataset.sheet, counter.dataset.shows);
      const score = target.closest("[data-score]")?.dataset.score;
      if (score) this.rate(Number(score));
    });
    this.addEventListener("said", ({ detail }) => this.conversation.say(detail.text));
    this.addEventListener("writing", () => this.conversation.isWriting());
    this.addEventListener("chosen", ({ detail }) => this.choose(detail.locale));
    this.addEventListener("ended", () => this.attempt(() => this.conversation.close()));
    addEventListener("offline", () => this.presence.showOffline(true));
    addEventListener("online", () => this.conversation.socket?.isLive && this.presence.showOffline(false));
    this.addEventListener("counter", () => this.showSheet(this.reference));
    this.addEventListener("copied", () => this.presence.announce(say("visitor_copied")));
  }

  showHolder() {
    const { holder, agentName } = this.conversation;
    this.presence.showHolder(holder, agentName);
    this.refresh();
  }

  showLine(state) {
    this.presence.showLine(state);
    if (state === "live") this.settleWish().catch(() => {});
  }

  async open(tries) {
    const query = new URLSearchParams(location.search);
    const resume = query.get("resume");
    const place = { atm: query.get("atm") ?? undefined, branch: query.get("branch") ?? undefined };
    const channel = isEmbedded ? "embed" : place.atm || place.branch ? "qr" : "web";
    const locale = recall("wanted") ?? query.get("lang") ?? recall("locale");
    try {
      await this.conversation.open({ resume, locale, context: { ...place, channel } });
      this.rewrite((address) => address.delete("resume"));
      this.settleWish();
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(0, "offline", "");
      if (resume && problem.isLasting) this.rewrite((address) => address.delete("resume"));
      this.presence.showProblem(problem.isLasting || problem.title ? problem : undefined);
      this.presence.showOffline(problem.status === 0);
      if (problem.isLasting && !resume) return;
      const pause = problem.retryAfter * 1000 || Math.min(15000, 1000 * 2 ** tries);
      setTimeout(() => this.open(tries + 1), resume && problem.isLasting ? 0 : pause);
    }
  }

  rewrite(change) {
    const address = new URL(location.href);
    change(address.searchParams);
    history.replaceState(null, "", address);
  }

  async attempt(act) {
    try {
      this.presence.showProblem();
      await act();
    } catch (error) {
      this.presence.showProblem(error instanceof Problem ? error : new Problem(0, "offline", ""));
    }
  }

  // Languages
  choose(locale) {
    keep("wanted", locale);
    this.attempt(async () => {
      await this.follow(locale);
      await this.settleWish();
    });
  }

  // A language chosen while there was no line is asked for as soon as there is one.
  async settleWish() {
    const wanted = recall("wanted");
    if (!wanted || !this.conversation.record) return;
    await this.conversation.changeLocale(wanted);
    forget("wanted");
  }

  async follow(locale) {
    if (locale === pageTexts().locale) return;
    await fetchTexts(locale);
    keep("locale", locale);
    this.rewrite((address) => address.set("lang", locale));
    this.find("language-name").textContent = pageTexts().name;
    this.find("language-name").lang = locale;
    for (const chip of this.querySelectorAll("[data-language]")) {
      chip.ariaPressed = String(chip.dataset.language === locale);
    }
    this.log.replace([...this.messages.values()].sort((one, other) => one.sequence - other.sequence));
    this.refresh();
    this.showHolder();
    this.presence.announce(pageTexts().name);
  }

  // Messages
  showAll(messages) {
    this.messages = new Map(messages.map((message) => [message.id, message]));
    this.log.replace(messages);
    this.refresh();
    const last = messages.findLast((message) => message.card && referenceOf(message.card));
    if (last) this.noteCard(last);
  }

  showMessage(message) {
    const isNew = !this.messages.has(message.id);
    this.messages.set(message.id, message);
    this.log.put(message);
    if (message.author.kind !== "visitor") this.presence.stopTyping();
    if (message.card && isNew) this.noteCard(message);
    if (isNew && isEmbedded && message.author.kind !== "visitor") {
      parent.postMessage({ type: "visitor-desk:message" }, "*");
    }
    this.refresh();
  }

  showPending(entry, state, title) {
    this.log.putPending(entry, state, title, {
      retry: () => this.conversation.outbox.flush(),
      edit: () => this.composer.fill(entry.shown),
    });
    this.refresh();
  }

  // The buttons of what was asked last, until something is said.
  refresh() {
    const note = this.find("note");
    const isSaid = [...this.messages.values()].some((message) => message.text === pageTexts().note);
    note.textContent = pageTexts().note;
    note.lang = pageTexts().locale;
    note.hidden = !pageTexts().note || isSaid;
    const choices = this.find("choices");
    const offered = this.conversation.holder === "nobody" ? [] : this.offered();
    const buttons = offered.filter((button) => !needsPosition(button) || this.position.isOffered);
    this.position.showNote(this.find("choices-note"), offered.some(needsPosition));
    choices.classList.toggle("as-list", buttons.length >= LIST_FROM);
    choices.replaceChildren(...buttons.map((button) => this.choice(button)));
    choices.hidden = !buttons.length;
    if (this.log.isFollowed) this.log.toEnd();
  }

  offered() {
    for (const element of this.log.elements.reverse()) {
      if (element.dataset.author === "visitor") return [];
      if (element.buttons?.length) return element.buttons;
    }
    return [];
  }

  choice(button) {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "choice";
    element.dir = "auto";
    element.textContent = button.title;
    if (needsPosition(button)) {
      element.prepend(document.getElementById("position-template").content.cloneNode(true));
      element.ariaDisabled = String(this.position.isBusy);
      element.addEventListener("click", () => this.sendPosition());
      return element;
    }
    element.addEventListener("click", () => {
      this.conversation.press(button);
      this.composer.box.focus({ preventScroll: true });
    });
    return element;
  }

  // The browser asks the visitor; we hear of it when he has agreed, and send what is rounded.
  async sendPosition() {
    if (this.position.isBusy) return;
    const asked = this.position.find();
    this.refresh();
    this.presence.announce(this.find("choices-note").textContent);
    const found = await asked;
    const isWanted = this.offered().some(needsPosition);
    if (found && isWanted) {
      this.conversation.press({ title: say("visitor_position_mine"), payload: positionPayload(found) });
    }
    this.refresh();
    this.composer.box.focus({ preventScroll: true });
    if (!found && isWanted) this.presence.announce(this.find("choices-note").textContent);
  }

  noteCard({ card, id }) {
    const reference = referenceOf(card);
    const isKnown = reference && reference === this.reference;
    this.reference = reference ?? this.reference;
    if (showingOf(card) && !isKnown) fetchAhead(this.conversation.record, sheetName(card, id));
  }

  async showSheet(name, label = "visitor_show_counter") {
    const isShown = await showSheet(this.find("counter-dialog"), this.conversation.record, name, label);
    if (!isShown) this.presence.showProblem(new Problem(0, "offline", ""));
  }

  rate(score) {
    this.attempt(async () => {
      await this.conversation.rate(score);
      this.presence.showRated();
    });
  }

  startAgain() {
    if (!navigator.onLine) {
      this.presence.showProblem(new Problem(0, "offline", ""));
      return;
    }
    this.conversation.leave();
    this.rewrite((address) => address.set("lang", pageTexts().locale));
    location.reload();
  }
}

readTexts(document.getElementById("texts"));
fitViewport();
customElements.define("message-log", MessageLog);
customElements.define("message-composer", MessageComposer);
customElements.define("language-picker", LanguagePicker);
customElements.define("visitor-menu", VisitorMenu);
customElements.define("visitor-chat", VisitorChat);
