import { say } from "./texts.js";

// Where the visitor is, from his browser: only after a tap, and only as exactly as is needed.
// Browsers give WGS-84, as our branches have it; the coordinates of Chinese maps are others.
const POSITION_PATIENCE = 10000;
// A browser whose question nobody answers never answers either; its own patience begins behind that.
const QUESTION_PATIENCE = 60000;
// A position kept by the device for a moment is as good as a new one.
const POSITION_AGE = 60000;
// Rougher than this (a network's address instead of a satellite) names the wrong branch.
const ROUGHEST_METRES = 3000;
const DECIMALS = 3;
const DENIED = 1;
const TOO_SLOW = 3;

export function needsPosition(button) {
  return button.needs === "position";
}

export function positionPayload({ latitude, longitude }) {
  const rounded = [latitude, longitude].map((degrees) => degrees.toFixed(DECIMALS)).join(",");
  return `/inform${JSON.stringify({ position: rounded })}`;
}

export class VisitorPosition {
  // onChange() is called when the browser's setting changes.
  constructor(onChange) {
    this.onChange = onChange;
    this.isBusy = false;
    this.failure = "";
    this.isDenied = false;
    this.watch();
  }

  // Without TLS a browser refuses without asking.
  get isOffered() {
    return isSecureContext && "geolocation" in navigator && !this.isDenied;
  }

  // Looks at the setting, which asks the visitor nothing.
  async watch() {
    const setting = await navigator.permissions?.query({ name: "geolocation" }).catch(() => {});
    if (!setting) return;
    const note = () => {
      this.isDenied = setting.state === "denied";
      if (!this.isDenied && this.failure === "visitor_position_denied") this.failure = "";
      this.onChange();
    };
    setting.addEventListener("change", note);
    if (setting.state === "denied") note();
  }

  // What becomes of the position, what the browser is doing, or why there is none.
  showNote(note, isAsked) {
    if (!isAsked && !this.isBusy) this.failure = "";
    note.hidden = !isAsked || !(this.failure || this.isOffered);
    note.toggleAttribute("data-failed", Boolean(this.failure));
    note.textContent = say(this.failure || (this.isBusy ? "visitor_position_asking" : "visitor_position_private"));
  }

  // The coordinates, or nothing with the reason in `failure`.
  async find() {
    this.isBusy = true;
    this.failure = "";
    try {
      const { coords } = await new Promise((found, missed) => {
        setTimeout(() => missed({ code: TOO_SLOW }), QUESTION_PATIENCE);
        navigator.geolocation.getCurrentPosition(found, missed, { timeout: POSITION_PATIENCE, maximumAge: POSITION_AGE });
      });
      if (coords.accuracy <= ROUGHEST_METRES) return coords;
      this.failure = "visitor_position_unavailable";
    } catch (error) {
      this.failure = this.reason(error);
    } finally {
      this.isBusy = false;
    }
    return undefined;
  }

  reason({ code }) {
    if (code === DENIED) {
      this.isDenied = true;
      return "visitor_position_denied";
    }
    return code === TOO_SLOW ? "visitor_position_slow" : "visitor_position_unavailable";
  }
}
