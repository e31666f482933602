/** A path as it is meant from a directory; an absolute one as it stands. */
export function locate(directory: string, path: string): string {
  return /^([A-Za-z]:)?[\\/]/.test(path) ? path : `${directory}/${path.replace(/^(\.\/)+/, "")}`;
}
