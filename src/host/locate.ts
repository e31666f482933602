/** A path as it is meant from a directory, absolute, without `.` and `..`; paths use `/`. */
export function locate(directory: string, path: string): string {
  const [root = "", ...steps] = (isAbsolute(path) ? path : `${directory}/${path}`).split("/");
  const parts: string[] = [];
  for (const step of steps) {
    if (step === "..") parts.pop();
    else if (step !== "." && step !== "") parts.push(step);
  }
  return parts.length === 0 && !root.includes("\\") ? `${root}/` : [root, ...parts].join("/");
}

/** Absolute as POSIX or Windows has it. */
function isAbsolute(path: string): boolean {
  return /^([A-Za-z]:)?[\\/]/.test(path);
}
