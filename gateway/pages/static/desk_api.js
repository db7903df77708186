// One call of the desk's API; a refusal is thrown with the sentence the server worded.
export class Refusal extends Error {
  constructor(status, problem) {
    super(problem.title ?? String(status));
    Object.assign(this, { status, code: problem.code ?? "", title: problem.title ?? "" });
  }
}

export async function callDesk(method, path, body, signal) {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    signal,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (answer.status === 204) return undefined;
  const found = await answer.json().catch(() => ({}));
  if (answer.status === 401 && path !== "/sign-in") location.replace("/desk");
  if (!answer.ok) throw new Refusal(answer.status, found);
  return found;
}

export function newClientId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `d-${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
