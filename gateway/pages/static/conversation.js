import { call, Problem } from "./api.js";
import { LiveSocket } from "./live_socket.js";
import { Outbox } from "./outbox.js";
import { forget, keep, recall } from "./storage.js";

// One visitor's conversation: who holds it, what was said, and the line to the server.
// Everything that changes is told as an event: snapshot, message, pending, holder, queue,
// typing, locale, line, problem, gone.
export class Conversation extends EventTarget {
  constructor() {
    super();
    this.revision = 0;
    this.holder = "bot";
    this.outbox = new Outbox({
      deliver: (entry) => this.deliver(entry),
      onState: (entry, state, title) => this.pending(entry, state, title),
      onSent: (entry, message) => this.sent(message),
      onGone: () => this.gone(),
    });
  }

  tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  get path() {
    return `/${this.record.id}`;
  }

  ask(method, path = "", options = {}) {
    return call(method, this.path + path, { token: this.record.token, ...options });
  }

  // Goes on with the code in the address, else with what this browser kept, else begins.
  async open({ resume, locale, context }) {
    const kept = recall("conversation");
    if (resume) {
      this.begun(await call("POST", "/resume", { body: { resume_code: resume } }), context);
    } else if (kept && (!context.atm || context.atm === kept.context?.atm)) {
      this.record = kept;
      await this.reload(locale);
    } else {
      if (kept) keep("earlier", kept);
      await this.begin({ locale, context });
    }
    this.listen();
    this.outbox.restore(this.record.id);
  }

  async begin({ locale, context }) {
    try {
      this.begun(await call("POST", "", { body: { locale: locale ?? undefined, context } }), context);
    } catch (error) {
      if (error.code !== "context-unknown") throw error;
      this.tell("problem", { problem: error });
      this.begun(await call("POST", "", { body: { locale: locale ?? undefined } }), {});
    }
  }

  begun({ id, token, resume_code, ...snapshot }, context) {
    this.record = { id, token, resume_code, context };
    keep("conversation", this.record);
    this.load(snapshot);
  }

  async reload(locale) {
    try {
      const snapshot = await this.ask("GET", "/messages?since=0");
      this.load(snapshot);
      if (locale && locale !== snapshot.locale) await this.changeLocale(locale);
    } catch (error) {
      if (!error.isGone) throw error;
      forget("conversation");
      const { context } = this.record;
      await this.begin({ locale, context: context ?? {} });
    }
  }

  load({ messages, revision, locale, holder, queue }) {
    this.revision = revision;
    this.tell("locale", { locale });
    this.tell("snapshot", { messages });
    this.setHolder(holder);
    if (queue) this.tell("queue", queue);
  }

  setHolder(holder, name) {
    this.holder = holder;
    if (name) this.agentName = name;
    this.tell("holder", { holder });
  }

  listen() {
    this.socket = new LiveSocket({
      url: `/api/v1/conversations${this.path}/live`,
      hello: () => ({ type: "hello", token: this.record.token, since: this.revision }),
      poll: (signal) => this.poll(signal),
      onFrame: (frame) => this.take(frame),
      onState: (state) => this.lineIs(state),
      onRefused: (code) => (code === 4403 ? this.lineIs("down") : this.gone()),
    });
    this.socket.start();
  }

  lineIs(state) {
    this.tell("line", { state });
    if (state !== "down") this.outbox.flush();
  }

  async poll(signal) {
    const news = await this.ask("GET", `/messages?since=${this.revision}&wait=25`, { patience: 40000, signal });
    if (signal.aborted) return;
    if (news.reset) {
      this.load(news);
      return;
    }
    for (const message of news.messages) this.heard(message);
    this.revision = news.revision;
    if (news.holder !== this.holder) this.setHolder(news.holder);
    if (news.queue) this.tell("queue", news.queue);
    this.tell("typing", { author: { kind: "bot" }, active: news.typing });
  }

  take(frame) {
    const { type, revision } = frame;
    if (type === "message") this.heard(frame.message);
    else if (type === "reset") this.load({ ...frame, queue: undefined });
    else if (type === "holder") this.setHolder(frame.holder, frame.agent_name);
    else if (type === "queue" || type === "typing") this.tell(type, frame);
    else if (type === "error") this.tell("problem", { problem: new Problem(0, frame.code, frame.title) });
    if (typeof revision === "number") this.revision = Math.max(this.revision, revision);
  }

  heard(message) {
    if (message.client_id) this.outbox.settle(message.client_id);
    if (message.author.kind === "agent" && message.author.name) this.agentName = message.author.name;
    this.tell("message", { message });
  }

  // What does or does not arrive shows the state of the line before the socket notices.
  pending(entry, state, title) {
    this.tell("pending", { entry, state, title });
    if (state === "failed" && !title) this.tell("line", { state: "down" });
  }

  sent(message) {
    this.tell("message", { message });
    this.tell("line", { state: "live" });
  }

  // How long it waited here is told, not since when: clocks of phones are wrong, their seconds are not.
  async deliver({ client_id, body, at }) {
    if (!this.record) throw new Problem(0, "offline", "");
    const waited_seconds = Math.max(0, Math.round((Date.now() - at) / 1000));
    const { message } = await this.ask("POST", "/messages", { body: { client_id, ...body, waited_seconds } });
    return message;
  }

  say(text) {
    this.outbox.add(this.record?.id, { text }, text);
  }

  press({ title, payload }) {
    this.outbox.add(this.record?.id, { payload }, title);
  }

  isWriting() {
    const now = Date.now();
    if (this.holder !== "agent" || now - (this.wroteAt ?? 0) < 3000) return;
    this.wroteAt = now;
    this.socket?.send({ type: "typing" });
  }

  async changeLocale(locale) {
    this.load(await this.ask("PATCH", "", { body: { locale } }));
  }

  async askForPerson() {
    const place = await this.ask("POST", "/handoff", { body: {} });
    if (this.holder === "bot") this.setHolder("queue");
    if (place.position) this.tell("queue", place);
  }

  async close() {
    await this.ask("POST", "/close");
    this.setHolder("nobody");
  }

  rate(score) {
    return this.ask("POST", "/rating", { body: { score } });
  }

  gone() {
    this.leave();
    this.tell("gone");
  }

  // The browser forgets this conversation; the server keeps it as long as its rules say.
  leave() {
    this.socket?.stop();
    this.outbox.clear();
    forget("conversation");
    forget("sheets");
  }
}
