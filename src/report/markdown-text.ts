/** Text from outside so that none of it is markup, a link or a mention; on one line. */
export function markdownText(text: string): string {
  return flat(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/@/g, "&#64;")
    .replace(/:\/\//g, ":&#47;&#47;")
    .replace(/[\\`*{}[\]#|~>]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
    .replace(/^([-+]|\d+[.)])/, "\\$1");
}

/** Text from outside as code, which nothing in it can end. */
export function markdownCode(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const tick = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = /^`|`$/.test(text) ? " " : "";
  return `${tick}${pad}${flat(text)}${pad}${tick}`;
}

/** On one line, with nothing in it that cannot be seen. */
function flat(text: string): string {
  return text.replace(/[\t\n\r]+/g, " ").replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, "�");
}
