import { say } from "./texts.js";
import { callDesk } from "./desk_api.js";
import { askColleague, askOutcome, openHelp } from "./desk_dialogs.js";

// Everything an agent can do, by key, button or palette; each says what went wrong by itself.
export function deskActions(desk) {
  const safely = (work) => async (...given) => {
    try {
      await work(...given);
    } catch (error) {
      desk.complain(error);
    }
  };
  const post = (path, body) => callDesk("POST", `/conversations/${desk.current}${path}`, body ?? {});
  const isMine = () => desk.current && !desk.composer.hidden;

  const accept = safely(async (handoffId, conversationId) => {
    await callDesk("POST", `/handoffs/${handoffId}/accept`, {});
    desk.open(conversationId);
    desk.writeOnceHis(conversationId);
  });
  const resolve = safely(async () => {
    if (!isMine()) return;
    const values = await askOutcome(desk, desk.thread.conversation?.topic);
    if (!values) return;
    await post("/resolve", { outcome: values.outcome, topic: values.topic || undefined });
  });
  return {
    accept: (handoffId, conversationId) => {
      const row = handoffId ? { handoff_id: handoffId, conversation_id: conversationId } : desk.list.waitingOf(desk.current);
      return row && accept(row.handoff_id, row.conversation_id);
    },
    acceptNext: () => {
      const row = desk.list.waitingOf(desk.current) ?? desk.list.rows.queue[0];
      if (row) accept(row.handoff_id, row.conversation_id);
      else desk.announce(say("desk_waiting_none"));
    },
    next: () => desk.open(desk.list.neighbour(1)),
    previous: () => desk.open(desk.list.neighbour(-1)),
    reply: () => isMine() && desk.composer.switchTo("reply"),
    note: () => isMine() && desk.composer.switchTo("note"),
    canned: () => isMine() && openCanned(desk.composer),
    originals: () => desk.thread.toggleOriginals(),
    panel: () => togglePanel(desk),
    giveBack: safely(async () => isMine() && post("/return-to-bot")),
    transfer: safely(async () => {
      const target = isMine() && (await askColleague(desk, desk.me));
      if (target) await post("/transfer", target);
    }),
    takeOver: safely(async () => post("/transfer", { agent: desk.me.id })),
    resolve,
    resolveNext: async () => {
      const next = desk.list.neighbour(1);
      await resolve();
      if (next !== desk.current) desk.open(next);
    },
    goQueue: () => desk.list.focusSection("queue"),
    goMine: () => desk.list.focusSection("mine"),
    goAll: safely(async () => {
      if (!desk.querySelector('[data-section="all"]')) return;
      desk.list.show("all", (await callDesk("GET", "/conversations?view=all&limit=100")).items);
      desk.list.focusSection("all");
    }),
    signOut: safely(async () => {
      desk.socket.stop();
      await callDesk("POST", "/sign-out", {});
      location.replace("/desk");
    }),
  };
}

function openCanned(composer) {
  composer.switchTo("reply");
  composer.box.value = "/";
  composer.written();
}

function togglePanel(desk) {
  const isNarrow = matchMedia("(max-width: 60rem)").matches;
  if (isNarrow) {
    desk.showView(desk.dataset.view === "context" ? "thread" : "context");
    return;
  }
  const isFolded = desk.classList.toggle("without-context");
  for (const button of desk.querySelectorAll('[data-act="panel"]')) button.ariaPressed = String(!isFolded);
}

const PALETTE = [
  ["acceptNext", "desk_key_accept", "A"],
  ["next", "desk_key_next", "J"],
  ["previous", "desk_key_previous", "K"],
  ["reply", "desk_key_reply", "R"],
  ["note", "desk_key_note", "N"],
  ["canned", "desk_key_canned", "/"],
  ["originals", "desk_key_originals", "T"],
  ["giveBack", "desk_key_return", "B"],
  ["transfer", "desk_key_transfer", "F"],
  ["resolve", "desk_key_resolve", "E"],
  ["panel", "desk_key_panel", "P"],
  ["goQueue", "desk_key_go_queue", "G Q"],
  ["goMine", "desk_key_go_mine", "G M"],
  ["signOut", "desk_sign_out", ""],
];

export function paletteOf(desk) {
  const help = { name: say("desk_key_help"), key: "?", run: () => openHelp(desk) };
  return [...PALETTE.map(([act, id, key]) => ({ name: say(id), key, run: () => desk.actions[act]() })), help];
}
