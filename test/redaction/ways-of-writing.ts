import { quote } from "shlex";

const byte = (each: number) => String.fromCharCode(each);

/** What of an encoding the value alone decides, whatever stands around it: where two surroundings agree. */
function decidedByValue(value: string, before: number, encoding: "base64" | "base64url"): string {
  const [zeros, ones] = [0x00, 0xff].map((fill) => {
    const around = Buffer.alloc(before, fill);
    return Buffer.concat([around, Buffer.from(value), Buffer.alloc(3, fill)]).toString(encoding);
  });
  const agreeing = [...(zeros ?? "")].map((each, at) => (each === ones?.[at] ? each : " "));
  return (
    agreeing
      .join("")
      .trim()
      .split(" ")
      .sort((a, b) => b.length - a.length)[0] ?? ""
  );
}

/** Percent-encodes the bytes of a value that a pattern does not keep. */
function percent(value: string, kept: RegExp, hex: (digits: string) => string): string {
  return [...Buffer.from(value)]
    .map((each) =>
      kept.test(byte(each)) ? byte(each) : `%${hex(each.toString(16).padStart(2, "0"))}`,
    )
    .join("");
}

const upper = (digits: string) => digits.toUpperCase();
const lower = (digits: string) => digits;
const asciiJson = (value: string) =>
  JSON.stringify(value)
    .slice(1, -1)
    .replace(/[^ -~]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);

function entities(value: string, names: Readonly<Record<string, string>>): string {
  return [...value].map((each) => names[each] ?? each).join("");
}

function pathOf(value: string): string | undefined {
  if (/[/\\.?#]/.test(value)) return undefined;
  return new URL(`https://host.invalid/${value}`).pathname.slice(1);
}

/** What a query can hold without being another part of the URL. */
const asQuery = (value: string) => value.replaceAll("#", "%23");

/** How secrets travel, written by other means than the redactor's. */
export const waysOfWriting: Readonly<Record<string, (value: string) => string>> = {
  raw: (value) => value,
  base64: (value) => Buffer.from(value).toString("base64"),
  "base64 without padding": (value) => Buffer.from(value).toString("base64").replace(/=+$/, ""),
  "base64 at the second alignment": (value) => decidedByValue(value, 1, "base64"),
  "base64 at the third alignment": (value) => decidedByValue(value, 2, "base64"),
  base64url: (value) => Buffer.from(value).toString("base64url"),
  "base64url with padding": (value) =>
    Buffer.from(value).toString("base64").replaceAll("+", "-").replaceAll("/", "_"),
  "base64url at the second alignment": (value) => decidedByValue(value, 1, "base64url"),
  "base64url at the third alignment": (value) => decidedByValue(value, 2, "base64url"),
  hex: (value) => Buffer.from(value).toString("hex"),
  "hex in capitals": (value) => Buffer.from(value).toString("hex").toUpperCase(),
  "URL component": (value) => encodeURIComponent(value),
  "URL component in small hex": (value) => percent(value, /[\w.!~*'()-]/, lower),
  "URL as RFC 3986 has it": (value) => percent(value, /[\w.~-]/, upper),
  "URL as RFC 3986 has it, small": (value) => percent(value, /[\w.~-]/, lower),
  "URL with slashes": (value) => percent(value, /[\w.~/-]/, upper),
  "URL as a whole": (value) => encodeURI(value),
  "form data": (value) => new URLSearchParams([["", value]]).toString().slice(1),
  "form data in small hex": (value) =>
    percent(value.replaceAll(" ", "\u0000"), /[\w.*-]/, lower).replaceAll("%00", "+"),
  "form data with blanks as %20": (value) =>
    new URLSearchParams([["", value]]).toString().slice(1).replaceAll("+", "%20"),
  JSON: (value) => JSON.stringify(value).slice(1, -1),
  "JSON in ASCII": asciiJson,
  "JSON in ASCII, hex in capitals": (value) =>
    asciiJson(value).replace(/(?<=\\u)[0-9a-f]{4}/g, (digits) => digits.toUpperCase()),
  "JSON in ASCII, safe in HTML": (value) =>
    asciiJson(value).replace(/[<>&'+]/g, (each) => `\\u00${each.charCodeAt(0).toString(16)}`),
  "JSON with slashes escaped": (value) => JSON.stringify(value).slice(1, -1).replaceAll("/", "\\/"),
  "JSON within JSON": (value) => JSON.stringify(JSON.stringify(value)).slice(3, -3),
  "JSON safe in HTML": (value) =>
    JSON.stringify(value)
      .slice(1, -1)
      .replace(/[<>&]/g, (each) => `\\u00${each.charCodeAt(0).toString(16)}`),
  "URL, user information": (value) => {
    const url = new URL("https://host.invalid");
    url.password = value;
    return url.password;
  },
  "URL, query": (value) => new URL(`https://host.invalid/?${asQuery(value)}`).search.slice(1),
  "URL, query of no web address": (value) =>
    new URL(`app://host.invalid/?${asQuery(value)}`).search.slice(1),
  "URL, path": (value) => pathOf(value) ?? value,
  "URL, path, as later Nodes write it": (value) => pathOf(value)?.replaceAll("^", "%5E") ?? value,
  "on one line": (value) => value.replace(/\s+/g, " "),
  "URL within a URL": (value) => encodeURIComponent(encodeURIComponent(value)),
  "base64 in a URL": (value) => encodeURIComponent(Buffer.from(value).toString("base64")),
  "base64 in a URL, small": (value) =>
    percent(Buffer.from(value).toString("base64"), /[A-Za-z0-9]/, lower),
  "base64 in JSON with slashes escaped": (value) =>
    Buffer.from(value).toString("base64").replaceAll("/", "\\/"),
  "UTF-16 in base64": (value) => Buffer.from(value, "utf16le").toString("base64"),
  "UTF-16 in hex": (value) => Buffer.from(value, "utf16le").toString("hex"),
  "UTF-16 in hex in capitals": (value) =>
    Buffer.from(value, "utf16le").toString("hex").toUpperCase(),
  "UTF-16 read as UTF-8": (value) => (/^[ -~]*$/.test(value) ? [...value].join("\0") : value),
  "XML text": (value) => entities(value, { "&": "&amp;", "<": "&lt;", ">": "&gt;" }),
  "XML attribute": (value) =>
    entities(value, { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" }),
  HTML: (value) =>
    entities(value, { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }),
  "HTML by numbers": (value) =>
    entities(value, { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" }),
  "HTML by hex numbers": (value) =>
    entities(value, { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#x22;", "'": "&#x27;" }),
  "HTML as PHP has it": (value) =>
    entities(value, { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#039;" }),
  SQL: (value) => value.replaceAll("'", "''"),
  CSV: (value) => value.replaceAll('"', '""'),
  "shell, single quotes": (value) => value.split("'").join("'\\''"),
  "shell, single quotes within double": (value) => value.split("'").join(`'"'"'`),
  "shell, as bash shows what is special": (value) => value.replace(/[\\']/g, (each) => `\\${each}`),
  "backslash before single quotes": (value) => value.split("'").join("\\'"),
  "shell, as Python quotes": (value) => quote(value).replace(/^'(.*)'$/s, "$1"),
  "shell, a backslash before what is special": (value) => value.replace(/[^\w@%+=:,./-]/gu, "\\$&"),
  "shell, commas too": (value) => value.replace(/[^\w@%+=:./-]/gu, "\\$&"),
  "shell, double quotes of a history": (value) => value.replace(/(["$`\\!])/g, "\\$1"),
  "shell, double quotes": (value) => value.replace(/(["$`\\])/g, "\\$1"),
};

/** A value in every way, each in a stretch of its own, with the words that must stay readable. */
export function writtenEveryWay(value: string): string {
  const lines = Object.entries(waysOfWriting).map(
    ([name, write], at) =>
      `${name}${[": ", "=", ' "', ":x"][at % 4]}${write(value)}${[" ", '"', ";"][at % 3]}`,
  );
  return [...lines, readable].join("\n");
}

/** What a report cannot do without. */
export const readable = 'it says {} and {"ok": true} of test on postgres at localhost';

/** The ways in which the value is still to be found in a text. */
export function waysFound(text: string, value: string): string[] {
  return Object.entries(waysOfWriting)
    .filter(([, write]) => text.includes(write(value)))
    .map(([name]) => name);
}
