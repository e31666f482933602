/** What detectors see of a repository: names, the texts of small files, and of dotenv files the names of variables alone. */
export type RepositoryView = {
  /** Files that git tracks or would track, from the top of the repository, sorted. */
  readonly paths: readonly string[];
  /** The texts of those among them that are worth reading. */
  readonly texts: ReadonlyMap<string, string>;
  /** Dotenv files, ignored ones too: the names of the variables in each, never a value. */
  readonly dotenv: ReadonlyMap<string, readonly string[]>;
  readonly tags: readonly string[];
  readonly defaultBranch: string;
};

/** What was found, and the file or name that says so. */
export type Found<What> = { readonly what: What; readonly where: string };

/** The part of a repository below a folder ("" for all of it), its paths relative to that folder. */
export function viewBelow(view: RepositoryView, folder: string): RepositoryView {
  if (folder === "") return view;
  const start = `${folder}/`;
  const inside = (path: string) => (path.startsWith(start) ? [path.slice(start.length)] : []);
  const entriesBelow = <Value>(map: ReadonlyMap<string, Value>) =>
    new Map([...map].flatMap(([path, value]) => inside(path).map((one) => [one, value] as const)));
  return {
    ...view,
    paths: view.paths.flatMap(inside),
    texts: entriesBelow(view.texts),
    dotenv: entriesBelow(view.dotenv),
  };
}

/** The folder of a path; "" at the top. */
export function folderOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A folder and the folders around it, up to the top, the nearest first. */
export function foldersAround(folder: string): readonly string[] {
  return folder === "" ? [""] : [folder, ...foldersAround(folderOf(folder))];
}

/** A path in a folder. */
export function within(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

/** A path as a configuration file names it, such as `./drizzle/`, without dots and slashes around it. */
export function plainPath(path: string): string {
  return path.replace(/^(\.\/)+/, "").replace(/\/+$/, "");
}

const isTest =
  /(^|\/)(tests?|__tests__|specs?|e2e|fixtures|__mocks__|examples?)\/|[.-](test|spec)\.[cm]?[jt]sx?$/;

/** The sources of a project that run in production, with their texts. */
export function* sourcesOf(view: RepositoryView): Iterable<readonly [path: string, text: string]> {
  for (const entry of view.texts) {
    if (/\.[cm]?[jt]sx?$/.test(entry[0]) && !isTest.test(entry[0])) yield entry;
  }
}
