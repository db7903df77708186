import { callDesk, newClientId } from "./desk_api.js";

const TRIES = 3;
const PAUSE = 1500;

// Replies and notes on their way: on screen at once, sent until stored, never twice.
export class DeskWriting {
  constructor(known, me, onChanged) {
    Object.assign(this, { known, me, onChanged });
  }

  write({ mode, conversationId, text, canned_id, shown }) {
    const clientId = newClientId();
    const entry = {
      id: clientId,
      client_id: clientId,
      author: { kind: mode === "note" ? "note" : "agent", name: this.me.name },
      text: shown,
      created_at: new Date().toISOString(),
      state: "sending",
      body: canned_id ? { client_id: clientId, canned_id } : { client_id: clientId, text },
      path: `/conversations/${conversationId}/${mode === "note" ? "notes" : "replies"}`,
      conversationId,
    };
    this.known.get(conversationId).pending.set(clientId, entry);
    this.onChanged(conversationId, [entry], []);
    return this.send(entry);
  }

  retry(clientId, conversationId) {
    const entry = this.known.get(conversationId).pending.get(clientId);
    return entry && this.send(entry);
  }

  async send(entry) {
    Object.assign(entry, { state: "sending", problem: undefined });
    this.onChanged(entry.conversationId, [entry], []);
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.stored(entry, await callDesk("POST", entry.path, entry.body));
        return;
      } catch (error) {
        const isRefused = error.status >= 400 && error.status < 500;
        if (isRefused || attempt === TRIES) {
          Object.assign(entry, { state: "failed", problem: error.title || undefined });
          this.onChanged(entry.conversationId, [entry], []);
          return;
        }
        await new Promise((done) => setTimeout(done, PAUSE * attempt));
      }
    }
  }

  stored(entry, { message, note }) {
    const known = this.known.get(entry.conversationId);
    known.pending.delete(entry.id);
    if (message) known.messages.set(message.id, message);
    if (note) known.notes.set(note.id, note);
    this.onChanged(entry.conversationId, [message ?? note], [entry.id]);
  }
}
