import { recall } from "./storage.js";
import { say } from "./texts.js";

const REPEAT_EVERY = 20000;

// So that no visitor is overlooked: a sound until somebody takes him, a notification, the title.
export class Attention {
  constructor() {
    this.baseTitle = document.title;
    this.waiting = new Set();
  }

  // Browsers are mute until a click: starting the shift is that click.
  unlock() {
    this.audio ??= new AudioContext();
    this.audio.resume();
    if ("Notification" in window && Notification.permission === "default") Notification.requestPermission();
  }

  count(number) {
    const shown = new Intl.NumberFormat(document.documentElement.lang).format(number);
    document.title = number ? `(${shown}) ${this.baseTitle}` : this.baseTitle;
  }

  offers(rows, isOnline) {
    const offered = new Set(rows.filter((row) => row.offered && isOnline).map((row) => row.handoff_id));
    const isNew = [...offered].some((id) => !this.waiting.has(id));
    this.waiting = offered;
    clearInterval(this.repeat);
    if (!offered.size) return;
    if (isNew) this.call(rows.find((row) => offered.has(row.handoff_id)));
    this.repeat = setInterval(() => this.ring(), REPEAT_EVERY);
  }

  call(row) {
    this.ring();
    if (document.visibilityState === "hidden" && window.Notification?.permission === "granted") {
      const note = new Notification(say("desk_notify_title"), { body: row.reason_title, tag: row.handoff_id });
      note.onclick = () => window.focus();
    }
  }

  message() {
    if (document.visibilityState === "hidden") this.ring(520, 0.12);
  }

  ring(pitch = 660, length = 0.22) {
    if (!this.audio || recall("desk-setting.sound") === false) return;
    const [start, tone, volume] = [this.audio.currentTime, this.audio.createOscillator(), this.audio.createGain()];
    tone.frequency.setValueAtTime(pitch, start);
    tone.frequency.setValueAtTime(pitch * 1.26, start + length / 2);
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.25, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + length);
    tone.connect(volume).connect(this.audio.destination);
    tone.start(start);
    tone.stop(start + length);
  }
}
