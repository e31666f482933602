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
  "JSON with slashes escaped": (value) => JSON.stringify(value).slice(1, -1).replaceAll("/", "\\/"),
  "JSON within JSON": (value) => JSON.stringify(JSON.stringify(value)).slice(3, -3),
  "JSON safe in HTML": (value) =>
    JSON.stringify(value)
      .slice(1, -1)
      .replace(/[<>&]/g, (each) => `\\u00${each.charCodeAt(0).toString(16)}`),
  "shell, single quotes": (value) => value.split("'").join("'\\''"),
  "shell, as Python quotes": (value) => quote(value).replace(/^'(.*)'$/s, "$1"),
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
