import { keep, recall } from "./storage.js";
import { fromTemplate, say } from "./texts.js";
import { callDesk } from "./desk_api.js";
import { findIn, languageName } from "./desk_words.js";

function deskDialog(root, name) {
  return root.querySelector(`[data-dialog="${name}"]`);
}

// Opens a form in a dialog and gives its values, or undefined when it was left.
function ask(dialog) {
  const form = dialog.querySelector("form");
  return new Promise((answered) => {
    const finish = (values) => {
      form.onsubmit = dialog.onclose = null;
      dialog.close();
      answered(values);
    };
    form.onsubmit = (event) => {
      event.preventDefault();
      finish(Object.fromEntries(new FormData(form)));
    };
    dialog.onclose = () => finish(undefined);
    for (const button of dialog.querySelectorAll("[data-cancel]")) button.onclick = () => dialog.close();
    dialog.showModal();
  });
}

export function askOutcome(root, topic) {
  const dialog = deskDialog(root, "resolve");
  const select = dialog.querySelector("select");
  select.value = [...select.options].some((one) => one.value === topic) ? topic : "";
  return ask(dialog);
}

export async function askColleague(root, me) {
  const dialog = deskDialog(root, "transfer");
  const { items } = await callDesk("GET", "/colleagues");
  const others = items.filter((one) => one.id !== me.id);
  findIn(dialog, "colleagues").replaceChildren(...others.map(buildColleague));
  const values = await ask(dialog);
  if (!values) return undefined;
  const [kind, value] = values.to.split(/:(.*)/s);
  return kind === "skill" ? { skill: value } : { agent: value };
}

function buildColleague(colleague) {
  const element = fromTemplate("colleague-template");
  const input = element.querySelector("input");
  const isFull = colleague.holds >= colleague.capacity;
  input.value = `agent:${colleague.id}`;
  input.disabled = colleague.state === "offline" || isFull;
  findIn(element, "colleague-name").textContent = colleague.name;
  const languages = colleague.languages.map(languageName).join(", ");
  const state = say(isFull && colleague.state !== "offline" ? "desk_full" : `desk_${colleague.state}`);
  findIn(element, "colleague-more").textContent = [state, languages].join(" · ");
  return element;
}

export function setUpHelp(root) {
  for (const box of deskDialog(root, "help").querySelectorAll("[data-setting]")) {
    box.checked = recall(`desk-setting.${box.dataset.setting}`) ?? true;
    box.addEventListener("change", () => keep(`desk-setting.${box.dataset.setting}`, box.checked));
  }
}

export function openHelp(root) {
  deskDialog(root, "help").showModal();
}

// Every action by name: `actions` are { name, key, run }.
export function openPalette(root, actions) {
  const dialog = deskDialog(root, "palette");
  const [search, list] = [findIn(dialog, "palette-search"), findIn(dialog, "palette-list")];
  const draw = () => {
    const wanted = search.value.trim().toLocaleLowerCase();
    const found = actions.filter((action) => action.name.toLocaleLowerCase().includes(wanted));
    list.replaceChildren(...found.map((action) => buildAction(action, dialog)));
    findIn(dialog, "palette-empty").hidden = found.length > 0;
  };
  search.value = "";
  search.oninput = draw;
  search.onkeydown = (event) => {
    if (event.key === "Enter" && !event.isComposing) list.querySelector("button")?.click();
    if (event.key === "ArrowDown") list.querySelector("button")?.focus();
  };
  draw();
  dialog.showModal();
  search.focus();
}

function buildAction(action, dialog) {
  const element = fromTemplate("action-template");
  findIn(element, "action-name").textContent = action.name;
  findIn(element, "action-key").textContent = action.key;
  element.querySelector("button").addEventListener("click", () => {
    dialog.close();
    action.run();
  });
  return element;
}
