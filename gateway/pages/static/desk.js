import { LiveSocket } from "./live_socket.js";
import { readTexts, say } from "./texts.js";
import { callDesk } from "./desk_api.js";
import { DeskLanguage } from "./desk_language.js";
import { findIn, languageName } from "./desk_words.js";
import { DeskList } from "./desk_list.js";
import { DeskThread } from "./desk_thread.js";
import { DeskComposer } from "./desk_composer.js";
import { DeskContext } from "./desk_context.js";
import { DeskShift } from "./desk_shift.js";
import { Attention } from "./desk_attention.js";
import { DeskKeys } from "./desk_keys.js";
import { KnownConversations } from "./desk_known.js";
import { DeskWriting } from "./desk_writing.js";
import { deskActions, paletteOf } from "./desk_actions.js";
import { openHelp, openPalette, setUpHelp } from "./desk_dialogs.js";

const POLL_EVERY = 3000;

class AgentDesk extends HTMLElement {
  connectedCallback() {
    readTexts(document.getElementById("texts"));
    const facts = JSON.parse(document.getElementById("facts").textContent);
    this.me = facts.user;
    this.known = new KnownConversations();
    this.attention = new Attention();
    [this.list, this.thread, this.context] = ["desk-list", "desk-thread", "desk-context"].map((name) => this.querySelector(name));
    [this.composer, this.shift] = ["desk-composer", "desk-shift"].map((name) => this.querySelector(name));
    this.list.target = facts.target_seconds;
    this.writing = new DeskWriting(this.known, this.me, (id, entries, gone) => this.changed(id, entries, gone));
    this.actions = deskActions(this);
    setUpHelp(this);
    this.listen();
    new DeskKeys({ ...this.actions, help: () => openHelp(this), palette: () => this.openPalette() });
    this.socket = new LiveSocket({
      url: "/api/v1/desk/live",
      hello: () => ({ type: "hello" }),
      poll: (signal) => this.poll(signal),
      onFrame: (frame) => this.take(frame),
      onState: (state) => this.showLine(state),
      onRefused: () => location.replace("/desk"),
    });
    this.socket.start();
    // A booking's page leads to its conversation.
    if (location.hash) this.open(location.hash.slice(1));
  }

  listen() {
    this.addEventListener("click", (event) => this.clicked(event));
    this.list.addEventListener("open-row", (event) => this.open(event.detail.id));
    this.list.addEventListener("accept-row", (event) => this.actions.accept(event.detail.handoff, event.detail.id));
    this.composer.addEventListener("write", (event) => this.writing.write(event.detail));
    this.composer.addEventListener("typing", () => this.tell({ type: "typing", active: true }));
    this.composer.addEventListener("left", () => findIn(this.thread, "scroll").focus());
    this.composer.addEventListener("resolve-next", () => this.actions.resolveNext());
    this.thread.addEventListener("retry", (event) => this.writing.retry(event.detail, this.current));
    this.shift.addEventListener("unlock", () => this.attention.unlock());
    this.shift.addEventListener("shift", () => this.attention.offers(this.list.rows.queue, this.shift.isOnline));
    this.shift.addEventListener("refused", (event) => this.complain(event.detail));
  }

  clicked(event) {
    const act = event.target.closest("[data-act]")?.dataset.act;
    const own = {
      back: () => this.showView("list"),
      earlier: () => undefined,
      help: () => openHelp(this),
      palette: () => this.openPalette(),
      "close-problem": () => (findIn(this, "problem").hidden = true),
    };
    const named = { "accept-next": "acceptNext", "take-over": "takeOver", return: "giveBack", "load-all": "goAll", "sign-out": "signOut" };
    if (act) (own[act] ?? this.actions[named[act] ?? act])();
  }

  openPalette() {
    openPalette(this, paletteOf(this));
  }

  tell(frame) {
    this.socket.send({ ...frame, conversation_id: this.current });
  }

  showView(view) {
    this.dataset.view = view;
  }

  open(conversationId) {
    if (!conversationId) return;
    if (this.current !== conversationId) {
      if (this.current) this.tell({ type: "unfollow" });
      this.current = conversationId;
      this.thread.open(conversationId);
      this.context.clear();
      const known = this.known.get(conversationId);
      if (known.conversation) this.redraw(true);
      this.tell({ type: "follow", since: known.revision });
    }
    this.list.select(conversationId);
    this.showView("thread");
    findIn(this.thread, "thread-title").focus({ preventScroll: true });
  }

  // After Accept the box has the focus as soon as there is a box.
  writeOnceHis(conversationId) {
    this.toWrite = conversationId;
    this.focusBox();
  }

  focusBox() {
    if (this.toWrite !== this.current || this.composer.hidden) return;
    this.toWrite = undefined;
    this.composer.box.focus();
  }

  close(conversationId) {
    if (this.current !== conversationId) return;
    this.tell({ type: "unfollow" });
    this.current = undefined;
    this.thread.close();
    this.context.clear();
    this.list.select("");
    this.showView("list");
  }

  take(frame) {
    switch (frame.type) {
      case "ready":
        this.shift.show(frame.presence);
        // Waits are counted by the server's clock, whatever this machine's says.
        this.list.clockOffset = Date.parse(frame.now) - Date.now();
        if (this.current) this.tell({ type: "follow", since: this.known.get(this.current).revision });
        break;
      case "presence":
        this.shift.show(frame);
        this.announce(say(`desk_presence_${frame.state}`));
        break;
      case "queue":
        this.showQueue(frame.items);
        break;
      case "conversations":
        this.list.show("mine", frame.items);
        break;
      case "reset":
      case "changes":
        this.takeChanges(frame);
        break;
      case "typing":
        if (frame.conversation_id === this.current) this.thread.typing(frame.active ?? true);
        break;
      case "gone":
        this.known.forget(frame.conversation_id);
        this.close(frame.conversation_id);
        break;
      case "error":
        if (frame.conversation_id === this.current && frame.status === 404) this.close(this.current);
        this.complain(frame);
    }
  }

  showQueue(rows) {
    this.list.show("queue", rows);
    this.attention.count(rows.length);
    this.attention.offers(rows, this.shift.isOnline);
  }

  takeChanges(frame) {
    const brought = this.known.take(frame);
    if (frame.conversation_id !== this.current) return;
    if (frame.type === "reset") this.redraw(true);
    else this.redraw(false, brought);
    if (brought.some((entry) => entry.author.kind === "visitor") && frame.type === "changes") {
      this.thread.typing(false);
      this.attention.message();
    }
  }

  changed(conversationId, entries, goneIds) {
    if (conversationId !== this.current) return;
    for (const id of goneIds) this.thread.remove(id);
    this.thread.add(entries);
  }

  redraw(isWhole, brought = []) {
    const known = this.known.get(this.current);
    const wasMine = !this.composer.hidden;
    this.thread.visitorLocale = known.conversation.locale;
    if (isWhole) this.thread.reset(this.known.entries(this.current));
    else this.thread.add(brought);
    this.thread.describe(known.conversation, this.me);
    this.composer.open(known.conversation, this.me);
    this.context.show(known.conversation, this.known.messages(this.current));
    this.focusBox();
    if (!wasMine && !this.composer.hidden) this.announce(say("desk_now_yours", { language: languageName(known.conversation.locale) }));
  }

  // Where sockets do not pass: the same frames, made from ordinary answers.
  async poll(signal) {
    await new Promise((done) => setTimeout(done, POLL_EVERY));
    const [queue, mine] = await Promise.all(
      ["/queue?limit=100", "/conversations?view=mine&limit=100"].map((path) => callDesk("GET", path, undefined, signal)),
    );
    this.showQueue(queue.items);
    this.list.show("mine", mine.items);
    if (!this.current) return;
    const path = `/conversations/${this.current}`;
    const since = this.known.get(this.current).revision;
    const [conversation, news] = await Promise.all([
      callDesk("GET", path, undefined, signal),
      callDesk("GET", `${path}/messages?since=${since}`, undefined, signal),
    ]);
    this.take({ ...news, type: news.reset ? "reset" : "changes", conversation, conversation_id: conversation.id });
  }

  showLine(state) {
    findIn(this, "line").hidden = state === "live";
    findIn(this, "line-text").textContent = state === "live" ? "" : say(`desk_line_${state}`);
  }

  announce(text) {
    findIn(this, "announcer").textContent = text;
  }

  complain(error) {
    findIn(this, "problem-text").textContent = error.title || say("desk_failed");
    findIn(this, "problem").hidden = false;
    clearTimeout(this.problemEnds);
    this.problemEnds = setTimeout(() => (findIn(this, "problem").hidden = true), 8000);
  }
}

customElements.define("agent-desk", AgentDesk);
