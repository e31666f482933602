/** Variables that a login shell has, or that a shell sets itself. */
const known = new Set(
  "HOME USER LOGNAME PATH PWD OLDPWD SHELL HOSTNAME RANDOM SECONDS LINENO UID EUID TMPDIR EDITOR LANG TERM IFS BASH_SOURCE PIPESTATUS".split(
    " ",
  ),
);

type Block = { readonly text: string; readonly firstLine: number };

/** The variables that commands read and no command before sets, with their lines. */
export function variablesLeftOpen(
  blocks: readonly Block[],
): readonly { readonly name: string; readonly line: number }[] {
  const set = new Set(known);
  return blocks.flatMap(({ text, firstLine }) =>
    text.split("\n").flatMap((line, index) => {
      const here = setIn(line);
      const open = readIn(line).filter(
        ({ name, at }) => !set.has(name) && !here.some((one) => one.name === name && one.at < at),
      );
      for (const { name } of here) set.add(name);
      return open.map(({ name }) => ({ name, line: firstLine + index }));
    }),
  );
}

type Mention = { readonly name: string; readonly at: number };

function readIn(line: string): readonly Mention[] {
  const unquoted = line.replace(/'[^']*'/g, (text, at: number) =>
    isInDoubleQuotes(line, at) ? text : " ".repeat(text.length),
  );
  return mentionsIn(unquoted, /(?<!\\)\$(?:\{[#!]?)?([A-Za-z_]\w*)/g);
}

function isInDoubleQuotes(line: string, at: number): boolean {
  return (line.slice(0, at).split('"').length - 1) % 2 === 1;
}

function setIn(line: string): readonly Mention[] {
  return [
    ...mentionsIn(line, /(?<![\w$.{-])([A-Za-z_]\w*)=/g),
    ...mentionsIn(line, /\b(?:read(?: -\w+)*|for|select) ([A-Za-z_]\w*)/g),
  ];
}

function mentionsIn(line: string, pattern: RegExp): readonly Mention[] {
  return [...line.matchAll(pattern)].map(({ 1: name = "", index }) => ({ name, at: index }));
}
