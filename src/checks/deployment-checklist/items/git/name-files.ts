const mostShown = 20;

/** The first of some files and how many more there are; where there are more, a list of the first of them. */
export function nameFiles(files: readonly string[]) {
  if (files.length <= 1) return { named: files.join(), detail: "" };
  const named = `${files[0]} and ${files.length - 1} more`;
  return { named, detail: files.slice(0, mostShown).join("\n") };
}
