// A socket that stays: says hello, answers pings, notices when the line is dead without
// having been closed, comes back with growing pauses, and polls where sockets do not pass.
const SILENCE = 50000;
const LONGEST_PAUSE = 30000;
const HOPELESS = 2;
const FINAL_CODES = new Set([4401, 4403, 4404]);

export class LiveSocket {
  // hello() gives the first frame; poll(signal) does one long poll and throws when it fails;
  // onFrame(frame), onState("live" | "polling" | "down"), onRefused(code) are told.
  constructor({ url, hello, poll, onFrame, onState, onRefused }) {
    Object.assign(this, { url, hello, poll, onFrame, onState, onRefused });
    this.failures = 0;
    this.isStopped = true;
    this.wake = () => this.lookAgain();
  }

  start() {
    this.isStopped = false;
    addEventListener("online", this.wake);
    addEventListener("pageshow", this.wake);
    document.addEventListener("visibilitychange", this.wake);
    this.connect();
  }

  stop() {
    this.isStopped = true;
    removeEventListener("online", this.wake);
    removeEventListener("pageshow", this.wake);
    document.removeEventListener("visibilitychange", this.wake);
    this.drop();
    this.polling?.abort();
  }

  send(frame) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  connect() {
    clearTimeout(this.retry);
    this.drop();
    let socket;
    try {
      socket = new WebSocket(new URL(this.url, location.href.replace(/^http/, "ws")));
    } catch {
      this.failed();
      return;
    }
    this.socket = socket;
    this.listenFor(SILENCE / 4);
    socket.onopen = () => socket.send(JSON.stringify(this.hello()));
    socket.onmessage = (event) => this.take(JSON.parse(event.data));
    socket.onclose = (event) => this.closed(event.code);
  }

  take(frame) {
    this.listenFor(SILENCE);
    if (this.failures || !this.isLive) {
      this.failures = 0;
      this.isLive = true;
      this.polling?.abort();
      this.polling = undefined;
      this.onState("live");
    }
    if (frame.type === "ping") this.send({ type: "pong" });
    else this.onFrame(frame);
  }

  // A line that says nothing for longer than the server's pings are apart is dead.
  listenFor(milliseconds) {
    this.heardAt = Date.now();
    clearTimeout(this.deaf);
    this.deaf = setTimeout(() => this.failed(), milliseconds);
  }

  closed(code) {
    if (FINAL_CODES.has(code)) {
      this.stop();
      this.onRefused(code);
    } else {
      this.failed();
    }
  }

  failed() {
    this.drop();
    this.isLive = false;
    if (this.isStopped) return;
    this.failures += 1;
    if (!this.polling) this.onState("down");
    if (this.failures >= HOPELESS && !this.polling) this.startPolling();
    const pause = Math.min(LONGEST_PAUSE, 500 * 2 ** this.failures);
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.connect(), pause * (0.5 + Math.random() / 2));
  }

  drop() {
    clearTimeout(this.deaf);
    if (!this.socket) return;
    this.socket.onopen = this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
    this.socket = undefined;
  }

  // A phone that slept shows an open socket over which nothing comes any more.
  lookAgain() {
    if (this.isStopped || document.visibilityState === "hidden") return;
    if (!this.isLive || Date.now() - this.heardAt > SILENCE / 2) this.connect();
  }

  async startPolling() {
    const polling = new AbortController();
    this.polling = polling;
    while (!polling.signal.aborted && !this.isStopped) {
      try {
        await this.poll(polling.signal);
        if (!polling.signal.aborted) this.onState("polling");
      } catch (error) {
        if (polling.signal.aborted) return;
        this.onState("down");
        if (error.isGone) {
          this.stop();
          this.onRefused(error.status);
          return;
        }
        await new Promise((done) => setTimeout(done, 4000 + Math.random() * 4000));
      }
    }
  }
}
