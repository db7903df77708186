// Text enters as text. Addresses and phone numbers become links, and spans that a sentence
// in another direction could reorder are isolated.
const REFERENCE = "VD-[0-9A-Z][0-9A-Z-]*[0-9A-Z]";
const ADDRESS = "https?://[^\\s<>\"]+[^\\s<>\".,;:!?)\\]}'»”。，、！？）]";
const AMOUNT = "\\b[A-Z]{3}[\\s\\u00a0]\\d[\\d.,\\u00a0\\u202f]*\\d|\\b[A-Z]{3}[\\s\\u00a0]\\d";
const PHONE = "\\+\\d[\\d\\s()-]{6,}\\d";

export function fillText(element, text, values) {
  const phones = phonesIn(values).map(escape);
  const pattern = new RegExp([ADDRESS, REFERENCE, AMOUNT, ...phones, PHONE].join("|"), "gu");
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(pattern)) {
    nodes.push(text.slice(end, found.index), special(found[0], phones.includes(escape(found[0]))));
    end = found.index + found[0].length;
  }
  element.replaceChildren(...nodes, text.slice(end));
}

function special(text, isPhone) {
  const isolated = document.createElement("bdi");
  const isAddress = /^https?:/u.test(text);
  isolated.dir = "ltr";
  if (!isAddress) isolated.className = "whole";
  if (!isAddress && !isPhone && !text.startsWith("+")) {
    isolated.textContent = text;
    return isolated;
  }
  const link = document.createElement("a");
  link.textContent = text;
  link.href = isAddress ? text : `tel:${text.replace(/[^\d+]/g, "")}`;
  if (isAddress) Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
  isolated.append(link);
  return isolated;
}

// Values are typed by the server: only what it calls a phone number can be one in its texts.
function phonesIn(value) {
  if (!value || typeof value !== "object") return [];
  if (value.type === "phone") return [value.value];
  return Object.values(value).flatMap(phonesIn);
}

function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
