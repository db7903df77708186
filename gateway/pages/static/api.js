// Calls of the visitor API. What goes wrong is always a Problem: worded by the server, or
// with status 0 when nothing answered.
const ROOT = "/api/v1/conversations";
const PATIENCE = 20000;

export class Problem extends Error {
  constructor(status, code, title, retryAfter = 0) {
    super(code);
    Object.assign(this, { status, code, title, retryAfter });
  }

  get isLasting() {
    return this.status >= 400 && this.status < 500 && ![408, 425, 429].includes(this.status);
  }

  get isGone() {
    return this.status === 401 || this.status === 404;
  }
}

export async function call(method, path, { token, body, patience = PATIENCE, signal } = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  signal?.addEventListener("abort", () => stop.abort());
  const headers = { Accept: "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  try {
    const answer = await fetch(ROOT + path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: stop.signal,
      credentials: "omit",
      cache: "no-store",
    });
    const content = await answer.json().catch(() => ({}));
    if (answer.ok) return content;
    const wait = Number(answer.headers.get("Retry-After")) || 0;
    throw new Problem(answer.status, content.code ?? "", content.title ?? "", wait);
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(0, "offline", "");
  } finally {
    clearTimeout(timer);
  }
}

// Browsers offer randomUUID on secure addresses only; a desk in a bank's own network may be none.
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
