/** What may stand before a regular expression: an operator, a bracket or one of these words, but no value. */
const beforeRegex =
  /(?:^|[(,=:[!&|?{};~*%>^]|(?<!\+)\+|(?<!-)-|\b(?:return|typeof|case|in|of|do|else|void|delete|await|yield|throw|new)) ?$/;

/**
 * A JavaScript or TypeScript source with blanks in place of comments, regular expressions and the text of strings,
 * character for character, so that what is found in it is code. Code within `${}` stays. A string that its line
 * does not close ends with the line: an apostrophe in JSX text costs that line and no more.
 */
export function maskSource(source: string): string {
  const out: string[] = [];
  /** Depth of braces at which each open `${` closes. */
  const templates: number[] = [];
  let depth = 0;
  let code = "";
  let at = 0;
  const skip = (end: number) => {
    for (; at < Math.min(end, source.length); at += 1) out.push(source[at] === "\n" ? "\n" : " ");
  };
  while (at < source.length) {
    const char = source[at] ?? "";
    const isTemplateEnd = char === "}" && templates.at(-1) === depth;
    if (source.startsWith("//", at)) skip(endOf(source, "\n", at));
    else if (source.startsWith("/*", at)) skip(endOf(source, "*/", at) + 2);
    else if (char === '"' || char === "'") {
      skip(endOfQuoted(source, at, char));
      code = char;
    } else if (char === "`" || isTemplateEnd) {
      if (isTemplateEnd) templates.pop();
      const end = endOfTemplate(source, at + 1);
      skip(end);
      code = source[end - 1] ?? "";
      if (code === "{") templates.push(depth);
    } else if (char === "/" && beforeRegex.test(code)) {
      skip(endOfRegex(source, at));
      code = "/x";
    } else {
      if (char === "{") depth += 1;
      if (char === "}") depth -= 1;
      if (!/\s/.test(char)) code = `${code}${char}`.slice(-12);
      else if (/\w$/.test(code)) code = `${code} `;
      out.push(char);
      at += 1;
    }
  }
  return out.join("");
}

function endOf(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from);
  return end < 0 ? source.length : end;
}

function endOfQuoted(source: string, from: number, quote: string): number {
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] === "\\") at += 1;
    else if (source[at] === quote) return at + 1;
    else if (source[at] === "\n") return at;
  }
  return source.length;
}

/** After the closing backtick, or after the next `${`. */
function endOfTemplate(source: string, from: number): number {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === "\\") at += 1;
    else if (source[at] === "`") return at + 1;
    else if (source.startsWith("${", at)) return at + 2;
  }
  return source.length;
}

/** After the closing slash; after the opening one where its line has no other: then it was none. */
function endOfRegex(source: string, from: number): number {
  let isInClass = false;
  for (let at = from + 1; at < source.length && source[at] !== "\n"; at += 1) {
    const char = source[at];
    if (char === "\\") at += 1;
    else if (char === "[") isInClass = true;
    else if (char === "]") isInClass = false;
    else if (char === "/" && !isInClass) return at + 1;
  }
  return from + 1;
}
