// Puts the chat on any page: <script src="https://…/embed.js" defer></script>, with
// data-lang, data-atm and data-branch if they are known. Draws one button; the chat itself
// is loaded at the first tap. The words are handed in by the server.
(function (words) {
  const script = document.currentScript;
  const origin = new URL(script.src).origin;
  const wanted = script.dataset.lang || document.documentElement.lang || navigator.language;
  const locale = findLocale(wanted) || findLocale(navigator.language) || "en";
  const text = words[locale];
  const rightToLeft = locale === "ar";

  const host = document.createElement("visitor-desk");
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{all:initial;position:fixed;z-index:2147483000;inset-block-end:0;inset-inline-end:0;font:16px/1.4 system-ui,sans-serif}" +
      "button{position:fixed;inset-block-end:20px;inset-inline-end:20px;display:flex;align-items:center;gap:10px;min-block-size:52px;padding:0 20px;border:0;border-radius:26px;background:#0d5c56;color:#fff;font:550 16px/1.2 system-ui,sans-serif;box-shadow:0 6px 24px rgb(0 0 0/25%);cursor:pointer}" +
      "button:focus-visible{outline:3px solid #1a66d0;outline-offset:3px}" +
      "svg{inline-size:24px;block-size:24px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}" +
      "i{position:absolute;inset-block-start:-2px;inset-inline-end:-2px;inline-size:14px;block-size:14px;border-radius:50%;background:#d0342c;border:2px solid #fff}" +
      "iframe{position:fixed;inset-block-end:20px;inset-inline-end:20px;inline-size:400px;block-size:min(680px,calc(100dvh - 40px));border:0;border-radius:20px;box-shadow:0 12px 48px rgb(0 0 0/30%);background:#f5f4ef;color-scheme:normal}" +
      "@media(max-width:560px){iframe{inset:0;inline-size:100%;block-size:100%;border-radius:0}}" +
      "[hidden]{display:none!important}",
  );
  root.adoptedStyleSheets = [sheet];
  host.dir = rightToLeft ? "rtl" : "ltr";
  host.lang = locale;

  const button = document.createElement("button");
  button.type = "button";
  button.append(icon(), text.open);
  button.setAttribute("aria-expanded", "false");
  const dot = document.createElement("i");
  dot.hidden = true;
  button.append(dot);
  root.append(button);
  let frame;

  button.addEventListener("click", () => {
    if (!frame) frame = makeFrame();
    show(true);
  });
  addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== origin) return;
    if (event.data.type === "visitor-desk:close") show(false);
    if (event.data.type === "visitor-desk:message" && frame.hidden) dot.hidden = false;
  });
  document.body ? document.body.append(host) : addEventListener("DOMContentLoaded", () => document.body.append(host));

  function show(isOpen) {
    frame.hidden = !isOpen;
    button.hidden = isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) {
      dot.hidden = true;
      frame.focus();
    } else {
      button.focus();
    }
  }

  function makeFrame() {
    const address = new URL("/", origin);
    address.searchParams.set("lang", wanted);
    for (const name of ["atm", "branch"]) {
      if (script.dataset[name]) address.searchParams.set(name, script.dataset[name]);
    }
    const made = document.createElement("iframe");
    made.title = text.title;
    made.src = address;
    made.allow = "clipboard-write; geolocation";
    root.append(made);
    return made;
  }

  function findLocale(tag) {
    const parts = (tag || "").toLowerCase().split("-");
    const codes = Object.keys(words);
    return (
      codes.find((code) => code.toLowerCase() === parts.join("-")) ||
      codes.find((code) => code.toLowerCase().split("-")[0] === parts[0])
    );
  }

  function icon() {
    const space = "http://www.w3.org/2000/svg";
    const picture = document.createElementNS(space, "svg");
    picture.setAttribute("viewBox", "0 0 24 24");
    picture.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", "M4 5h16v11H9l-5 4z M8 9h8 M8 12h5");
    picture.append(path);
    return picture;
  }
})
