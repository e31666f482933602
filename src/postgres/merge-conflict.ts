/** Whether git left a conflict in the text: both ends of one, each at the start of a line. */
export function hasConflictMarkers(text: string): boolean {
  return /^<{7}( |\r?$)/m.test(text) && /^>{7}( |\r?$)/m.test(text);
}

/** The text as each side of its conflicts has it: of "ours" and of "theirs". */
export function sidesOfConflict(text: string): readonly [ours: string, theirs: string] {
  const ours: string[] = [];
  const theirs: string[] = [];
  let within: "both" | "ours" | "base" | "theirs" = "both";
  for (const line of text.split("\n")) {
    const marker = /^(<{7}|\|{7}|={7}|>{7})( |\r?$)/.exec(line)?.[1]?.[0];
    if (marker === "<" && within === "both") within = "ours";
    else if (marker === "|" && within === "ours") within = "base";
    else if (marker === "=" && (within === "ours" || within === "base")) within = "theirs";
    else if (marker === ">" && within === "theirs") within = "both";
    else {
      if (within === "both" || within === "ours") ours.push(line);
      if (within === "both" || within === "theirs") theirs.push(line);
    }
  }
  return [ours.join("\n"), theirs.join("\n")];
}
