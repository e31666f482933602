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
      const open = readIn(line).filter((name) => !set.has(name));
      for (const name of setIn(line)) set.add(name);
      return open
        .filter((name) => !set.has(name) || !isOnlySetHere(line, name))
        .map((name) => ({ name, line: firstLine + index }));
    }),
  );
}

function readIn(line: string): readonly string[] {
  const unquoted = line.replace(/'[^']*'/g, (text, at: number) =>
    isInDoubleQuotes(line, at) ? text : "",
  );
  return [...unquoted.matchAll(/(?<!\\)\$(?:\{[#!]?)?([A-Za-z_]\w*)/g)].map(
    ([, name = ""]) => name,
  );
}

function isInDoubleQuotes(line: string, at: number): boolean {
  return (line.slice(0, at).split('"').length - 1) % 2 === 1;
}

function setIn(line: string): readonly string[] {
  const assigned = [...line.matchAll(/(?<![\w$.{-])([A-Za-z_]\w*)=/g)].map(([, name = ""]) => name);
  const read = [...line.matchAll(/\b(?:read(?: -\w+)*|for|select) ([A-Za-z_]\w*)/g)].map(
    ([, name = ""]) => name,
  );
  return [...assigned, ...read];
}

/** `for url in …; do echo $url`: set at the start of the line that reads it. */
function isOnlySetHere(line: string, name: string): boolean {
  const setAt = line.search(new RegExp(`(?<![\\w$])${name}(?:=| in\\b)`));
  const readAt = line.search(new RegExp(`\\$\\{?${name}\\b`));
  return setAt !== -1 && setAt < readAt;
}
