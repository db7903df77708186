import { formatMinutes, formatNumber, say } from "./texts.js";

const TYPING_SECONDS = 8;
const LINE_PATIENCE = 2500;

// What stands around the messages: who answers, the place in the queue, somebody typing, the
// state of the line, what went wrong. One hidden line tells it to screen readers.
export class Presence {
  constructor(chat, log) {
    this.chat = chat;
    this.log = log;
    this.place = {};
  }

  find(name) {
    return this.chat.querySelector(`[data-${name}]`);
  }

  announce(text) {
    this.find("announcer").textContent = text;
  }

  showHolder(holder, agentName) {
    const named = holder === "agent" && agentName ? "agent_named" : holder;
    const words = say(`visitor_holder_${named}`, { name: agentName });
    this.holder = holder;
    this.chat.dataset.holder = holder;
    this.find("status").textContent = words;
    this.find("reach").hidden = holder === "agent" || holder === "nobody";
    this.find("queue").hidden = holder !== "queue";
    this.find("person").hidden = holder !== "bot";
    if (holder !== "bot") this.announce(words);
    if (holder === "queue") this.showQueue(this.place);
    if (holder === "nobody") this.showEnd("visitor_ended");
  }

  showQueue(place) {
    this.place = place;
    const { position, estimate_seconds: seconds } = place;
    const parts = [];
    if (position) parts.push(say("visitor_queue_place", { place: formatNumber(position) }));
    if (seconds) parts.push(say("visitor_queue_wait", { duration: formatMinutes(seconds) }));
    this.find("queue-place").textContent = parts.join(" · ") || say("visitor_holder_queue");
    if (parts.length && this.holder === "queue") this.announce(parts.join(" "));
  }

  showTyping({ author, active = true }) {
    this.stopTyping();
    if (!active || author.kind === "visitor") return;
    this.find("typing").hidden = false;
    if (this.log.isAtEnd) this.log.toEnd();
    this.typing = setTimeout(() => this.stopTyping(), TYPING_SECONDS * 1000);
  }

  stopTyping() {
    clearTimeout(this.typing);
    this.find("typing").hidden = true;
  }

  // A short break is nobody's business.
  showLine(state) {
    clearTimeout(this.line);
    if (state === "down") this.line = setTimeout(() => this.showOffline(true), LINE_PATIENCE);
    else this.showOffline(false);
  }

  showOffline(isOffline) {
    const banner = this.find("offline");
    if (banner.hidden !== isOffline) return;
    banner.hidden = !isOffline;
    this.announce(say(isOffline ? "visitor_offline" : "visitor_online"));
  }

  showProblem(problem) {
    this.find("problem").hidden = !problem;
    if (!problem) return;
    const own = problem.status === 0 ? "visitor_offline" : "visitor_trouble";
    this.find("problem-text").textContent = problem.title || say(own);
  }

  showEnd(textId) {
    this.chat.dataset.holder = "nobody";
    this.find("end-text").textContent = say(textId);
    this.find("rating").hidden = textId !== "visitor_ended";
    this.find("end").hidden = false;
    this.find("composer").hidden = true;
    this.find("reach").hidden = true;
    this.stopTyping();
    this.log.toEnd();
  }

  showRated() {
    this.find("rating").hidden = true;
    this.find("end-text").textContent = say("visitor_rating_thanks");
    this.announce(say("visitor_rating_thanks"));
  }
}
