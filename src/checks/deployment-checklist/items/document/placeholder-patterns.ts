/** Where a text stands: in a sentence, in something to type, or in a program. */
export type TextKind = "prose" | "command" | "program";

/** Elements of HTML that Markdown texts use; `<id>` is none. */
const elements =
  "a abbr b blockquote body br center code dd del details div dl dt em font footer form h[1-6] head header hr html i iframe img input ins kbd label li link main mark meta nav ol p picture pre q s samp script section small source span strike strong style sub summary sup svg table tbody td tfoot th thead title tr tt u ul var video"
    .split(" ")
    .join("|");

const angled = new RegExp(
  `(?<![A-Z]\\w*|<)<(?!(?:${elements})\\b(?![-_]))[A-Za-z][\\w-]*(?: [\\w-]+){0,5}>`,
  "g",
);

const version =
  /(?<![\w.])(?:v(?=[\d.]*[XYZN])(?:\d+|[XYZN])(?:\.(?:\d+|[XYZN])){0,2}|vx\.y\.z|v\d+\.x\.y|(?=[\d.]*[XYZN])\d+(?:\.(?:\d+|[XYZN])){2}|X\.Y\.Z)(?![\w.]*\w)/g;

const domain =
  /(?<![\w@.-])(?:[\w-]{1,63}\.){0,9}(?:your-?(?:domain|company|org|app|site|server|host|project|service)|mydomain)[\w-]*\.[a-z]{2,}\b/gi;

const reserved = /(?<=:\/\/)(?:[\w-]{1,63}\.){0,9}example\.(?:com|org|net)\b/gi;

const shouted =
  /(?<![\w$])(?:<)?YOUR[_-][A-Z0-9]+(?:[_-][A-Z0-9]+)*(?:>)?|\b(?:CHANGE_?ME|REPLACE_?ME)\b/g;

const spoken =
  /(?<![\w$.<-])your[_-][a-z0-9]{1,40}(?:[_-][a-z0-9]{1,40}){0,5}(?![\w.-]{0,60}\.[a-z])/g;

/** `{{id}}`; what templates of Go, and expressions of GitHub's workflows, look up is none. */
const braced =
  /(?<!\$)\{\{(?!-?\s*(?:end|else|range|if|with|json|print(?:ln|f)?|index)\b)[^{}.$\n]{1,60}\}\}/g;

const everywhere = [version, domain, reserved, shouted, braced];

const patterns: { readonly [Kind in TextKind]: readonly RegExp[] } = {
  prose: [angled, ...everywhere],
  command: [angled, spoken, ...everywhere],
  program: [domain, shouted],
};

/** What is to be replaced by whoever follows the text. */
export function patternsFor(kind: TextKind): readonly RegExp[] {
  return patterns[kind];
}
