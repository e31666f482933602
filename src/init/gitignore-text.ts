/** A `.gitignore` that keeps the gate's folder out; undefined when it does already. What is there stays as it is. */
export function gitignoreText(existing: string | undefined): string | undefined {
  const lines = (existing ?? "").split(/\r?\n/).map((line) => line.trim());
  if (lines.some((line) => /^(\*\*\/|\/)?\.promote(\/|\/\*\*?)?$/.test(line))) return undefined;
  const end = existing?.includes("\r\n") === true ? "\r\n" : "\n";
  const start =
    existing === undefined || existing === "" || existing.endsWith("\n")
      ? (existing ?? "")
      : existing + end;
  return `${start}.promote/${end}`;
}
