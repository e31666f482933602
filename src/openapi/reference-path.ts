/** The file a reference names: its path from the root, or why none is read. */
export type ReferredFile =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "refused"; readonly why: string };

/**
 * The file part of a `$ref` as a path from the root of the repository; `document` holds the `$ref`. Only
 * relative paths that stay within the root are files of a description.
 */
export function referredFile(file: string, document: string): ReferredFile {
  if (file === "") return { kind: "file", path: document };
  const path = decodedUri(file);
  const why = whyRefused(file) ?? whyRefused(path);
  if (why !== undefined) return { kind: "refused", why };
  const parts = document.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === ".." && parts.length === 0)
      return { kind: "refused", why: "leads out of the repository" };
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return { kind: "file", path: parts.join("/") };
}

/** The part of a reference that names a file, and its fragment. */
export function splitReference(reference: string): { readonly file: string; fragment: string } {
  const hash = reference.indexOf("#");
  if (hash < 0) return { file: reference, fragment: "" };
  return { file: reference.slice(0, hash), fragment: decodedUri(reference.slice(hash + 1)) };
}

/** A relative reference from one document to a place in another. */
export function referenceTo(from: string, document: string, pointer: string): string {
  const fragment = `#${encodeURI(pointer).replaceAll("#", "%23")}`;
  if (from === document) return fragment;
  const up = from.split("/").slice(0, -1);
  const down = document.split("/");
  while (up.length > 0 && down.length > 1 && up[0] === down[0]) {
    up.shift();
    down.shift();
  }
  const steps = [...up.map(() => ".."), ...down.map(encodeURIComponent)];
  return steps.join("/") + fragment;
}

function whyRefused(file: string): string | undefined {
  if (/^[A-Za-z]:[\\/]/.test(file) || /^[/\\](?![/\\])/.test(file)) return "is an absolute path";
  if (/^(?:[/\\]{2}|[A-Za-z][A-Za-z0-9+.-]*:)/.test(file))
    return "is an address; only files of the repository are read, and nothing is fetched";
  if (file.includes("\\")) return "has a backslash; paths are written with /";
  if (file.includes("\0")) return "has a character that no path has";
  return undefined;
}

/** Percent escapes decoded; where they are not UTF-8, those of ASCII only. */
function decodedUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%[0-7][0-9a-fA-F]/g, (character) => decodeURIComponent(character));
  }
}
