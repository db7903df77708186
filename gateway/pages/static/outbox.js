import { newId, Problem } from "./api.js";
import { forget, keep, recallAll } from "./storage.js";

// What the visitor sent and the server has not confirmed. Each entry is kept under its own
// name, so that two tabs never overwrite one another, and carries a client id, so that the
// server stores it once however often it arrives.
const PATIENT_TRIES = 2;
const LONGEST_WAIT = 20000;
const OLDEST = 2 * 24 * 3600 * 1000;

export class Outbox {
  // deliver(entry) sends one and gives the stored message; onState(entry), onSent(entry, message).
  constructor({ deliver, onState, onSent, onGone }) {
    Object.assign(this, { deliver, onState, onSent, onGone });
    this.entries = [];
    addEventListener("online", () => this.flush());
  }

  // Written before the conversation existed counts as written in it.
  restore(conversation) {
    const isOld = (entry) => Date.now() - entry.at > OLDEST;
    const kept = recallAll("out.");
    for (const entry of kept.filter(isOld)) forget(`out.${entry.client_id}`);
    this.entries = kept
      .filter((entry) => !isOld(entry))
      .filter((entry) => !entry.conversation || entry.conversation === conversation)
      .sort((one, other) => one.at - other.at);
    for (const entry of this.entries) this.show(entry, "waiting");
    this.flush();
  }

  add(conversation, body, shown) {
    const entry = { client_id: newId(), at: Date.now(), conversation, body, shown, tries: 0 };
    this.entries.push(entry);
    keep(`out.${entry.client_id}`, entry);
    this.show(entry, "waiting");
    this.flush();
  }

  // The stored message may come over the socket before the answer to the request.
  settle(client_id) {
    const entry = this.entries.find((one) => one.client_id === client_id);
    if (entry) this.drop(entry);
    return entry;
  }

  drop(entry) {
    this.entries = this.entries.filter((one) => one !== entry);
    forget(`out.${entry.client_id}`);
  }

  clear() {
    for (const entry of this.entries) forget(`out.${entry.client_id}`);
    this.entries = [];
    clearTimeout(this.timer);
  }

  show(entry, state, title = "") {
    this.onState(entry, state, title);
  }

  // One after the other: the order of writing is the order of arrival.
  async flush() {
    clearTimeout(this.timer);
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      for (let entry = this.entries[0]; entry; entry = this.entries[0]) {
        if (!(await this.attempt(entry))) break;
      }
    } finally {
      this.isBusy = false;
    }
  }

  async attempt(entry) {
    try {
      const message = await this.deliver(entry);
      this.drop(entry);
      this.onSent(entry, message);
      return true;
    } catch (error) {
      return this.missed(entry, error instanceof Problem ? error : new Problem(0, "offline", ""));
    }
  }

  missed(entry, problem) {
    if (!this.entries.includes(entry)) return true;
    if (problem.isGone) {
      this.onGone(problem);
      return false;
    }
    if (problem.isLasting) {
      this.drop(entry);
      this.show(entry, "refused", problem.title);
      return true;
    }
    entry.tries += 1;
    this.show(entry, entry.tries >= PATIENT_TRIES ? "failed" : "waiting", problem.title);
    const pause = problem.retryAfter * 1000 || Math.min(LONGEST_WAIT, 1000 * 2 ** entry.tries);
    this.timer = setTimeout(() => this.flush(), pause * (0.75 + Math.random() / 2));
    return false;
  }
}
