/**
 * The value as it stands, and as JSON, URLs, markup, shells, SQL, base64 at each alignment, base64url, hex and UTF-16
 * write it.
 */
export function formsOf(value: string): ReadonlySet<string> {
  const bytes = Buffer.from(value, "utf8");
  const wide = Buffer.from(value, "utf16le");
  return new Set([
    value,
    value.replace(/\s+/g, " "),
    ...jsonForms(value),
    ...urlForms(value, bytes),
    ...markupForms(value),
    ...shellForms(value),
    ...[bytes, wide].flatMap(base64Forms),
    ...[bytes, wide].map((each) => each.toString("hex")),
    ...[bytes, wide].map((each) => each.toString("hex").toUpperCase()),
    ...(/^[ -~]*$/.test(value) ? [[...value].join("\0")] : []),
  ]);
}

/** As XML and HTML write it in text and in attributes, whichever characters they escape and how. */
function markupForms(value: string): string[] {
  if (!/[&<>"']/.test(value)) return [];
  const least = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return [least, least.replaceAll(">", "&gt;")].flatMap((text) =>
    ['"', "&quot;", "&#34;", "&#x22;"].flatMap((double) =>
      ["'", "&apos;", "&#39;", "&#x27;", "&#039;"].map((single) =>
        text.replaceAll('"', double).replaceAll("'", single),
      ),
    ),
  );
}

/** As JSON.stringify writes it, with slashes escaped too, in ASCII alone, safe in HTML, and as JSON within JSON. */
function jsonForms(value: string): string[] {
  const plain = insideJson(value);
  const ascii = plain.replace(/[\u007f-\uffff]/g, unicodeEscape);
  const html = ascii.replace(/[<>&'+]/g, unicodeEscape);
  return [plain, ascii, plain.replace(/[<>&]/g, unicodeEscape), html].flatMap((text) => [
    text,
    text.replaceAll("/", "\\/"),
    insideJson(text),
    text.replace(/\\u[0-9a-f]{4}/g, (written) => `\\u${written.slice(2).toUpperCase()}`),
  ]);
}

function insideJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * What stays as it is: RFC 3986, encodeURIComponent, the same but for slashes, form data, encodeURI; and, as the URL
 * standard has it, in user information, in a path (`^` in older versions) and in a query.
 */
const unescaped: readonly RegExp[] = [
  /[A-Za-z0-9_.~-]/,
  /[A-Za-z0-9_.!~*'()-]/,
  /[A-Za-z0-9_.~/-]/,
  /[A-Za-z0-9_.*-]/,
  /[A-Za-z0-9_.!~*'();,/?:@&=+$#-]/,
  /[A-Za-z0-9_.!~*'()$&+,%-]/,
  /[A-Za-z0-9_.!~*'()$&+,%:;=@|/[\]\\^-]/,
  /[A-Za-z0-9_.!~*'()$&+,%:;=@|/[\]\\-]/,
  /[^\0- "#<>\x7f-\xff]/,
  /[^\0- "#<>'\x7f-\xff]/,
];

/** Percent-encoded, once or twice, with hex digits of either case, and with a blank as `%20` or `+`. */
function urlForms(value: string, bytes: Buffer): string[] {
  if (/^[A-Za-z0-9_.-]*$/.test(value)) return [];
  const characters = [...bytes].map((byte) => String.fromCharCode(byte));
  return unescaped.flatMap((kept) => {
    const upper = characters.map((each) => (kept.test(each) ? each : percentEscape(each))).join("");
    const lower = upper.replace(/%[0-9A-F]{2}/g, (written) => written.toLowerCase());
    return [upper, lower].flatMap((text) => [
      text,
      text.replaceAll("%20", "+"),
      text.replaceAll("%", "%25"),
    ]);
  });
}

function percentEscape(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

/** Within single quotes as several ways write it, SQL and CSV too, within double quotes, and with a backslash before what is special. */
function shellForms(value: string): string[] {
  return [
    value.replaceAll("'", "'\\''"),
    value.replaceAll("'", `'"'"'`),
    value.replace(/'+/g, `'"$&"'`).replace(/^'|'$/g, ""),
    value.replaceAll("'", "\\'"),
    value.replaceAll("'", "''"),
    value.replaceAll('"', '""'),
    value.replace(/[\\'\n]/g, (found) => (found === "\n" ? "\\n" : `\\${found}`)),
    value.replace(/["$`\\]/g, "\\$&"),
    value.replace(/["$`\\!]/g, "\\$&"),
    value.replace(/[^\w@%+=:,./-]/gu, "\\$&"),
    value.replace(/[^\w@%+=:./-]/gu, "\\$&"),
  ];
}

/**
 * Whole with its padding, and what depends on the value alone when 0, 1 or 2 bytes stand before it; in a URL and with
 * the slashes that JSON may escape, too.
 */
function base64Forms(bytes: Buffer): string[] {
  const texts = [bytes.toString("base64"), ...[0, 1, 2].map((shift) => base64At(bytes, shift))];
  return texts.flatMap((text) => [
    text,
    text.replace(/=+$/, ""),
    text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""),
    text.replaceAll("+", "-").replaceAll("/", "_"),
    encodeURIComponent(text),
    encodeURIComponent(text).replace(/%../g, (written) => written.toLowerCase()),
    text.replaceAll("/", "\\/"),
  ]);
}

function base64At(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
  const from = Math.ceil((shift * 8) / 6);
  const to = Math.floor(((shift + bytes.length) * 8) / 6);
  return text.slice(from, to);
}
