import manifest from "../package.json" with { type: "json" };

/** The version of this package. */
export const version: string = manifest.version;

/** Put in by the bundler; not there in the sources. */
declare const __PROGRAM__: "action" | "cli" | undefined;

/** Which program of `dist` this is; undefined when it runs from its sources. */
export const program = typeof __PROGRAM__ === "undefined" ? undefined : __PROGRAM__;
