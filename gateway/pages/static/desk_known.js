// What this page knows of each conversation, so that switching is immediate and a reconnect resumes.
export class KnownConversations {
  constructor() {
    this.byId = new Map();
  }

  get(id) {
    if (!this.byId.has(id)) this.byId.set(id, { revision: 0, messages: new Map(), notes: new Map(), pending: new Map() });
    return this.byId.get(id);
  }

  // Takes a `reset` or `changes` frame; gives the entries it brought.
  take(frame) {
    const known = this.get(frame.conversation_id);
    if (frame.type === "reset") {
      known.messages.clear();
      known.notes.clear();
    }
    known.revision = frame.revision;
    known.conversation = frame.conversation ?? known.conversation;
    for (const message of frame.messages) known.messages.set(message.id, message);
    for (const note of frame.notes) known.notes.set(note.id, note);
    return [...frame.messages, ...frame.notes];
  }

  messages(id) {
    return [...this.get(id).messages.values()].sort((one, other) => one.sequence - other.sequence);
  }

  entries(id) {
    const known = this.get(id);
    return [...known.messages.values(), ...known.notes.values(), ...known.pending.values()];
  }

  forget(id) {
    this.byId.delete(id);
  }
}
