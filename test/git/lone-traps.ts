import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Trap } from "./traps.ts";

const hooks = ["pre-commit", "post-commit", "post-index-change", "reference-transaction"];

/** Traps that others would hide: hooks in another folder, and a remote that is asked for objects that are missing. */
export const loneTraps: Readonly<Record<string, Trap>> = {
  "core.hooksPath": {
    lay({ repository, program, set }) {
      const folder = join(repository.path, "hooks");
      mkdirSync(folder);
      const text = `#!/bin/sh\nexec ${program("core.hooksPath")}\n`;
      for (const hook of hooks) writeFileSync(join(folder, hook), text, { mode: 0o755 });
      set("core.hooksPath", folder);
    },
    spring: ({ plain }) => void plain(["commit", "--allow-empty", "--message=x"]),
  },
  "lazy-fetch": {
    lay({ repository, program, set }) {
      set("core.repositoryFormatVersion", "1");
      set("extensions.partialClone", "origin");
      set("remote.origin.promisor", "true");
      set("remote.origin.url", repository.path);
      set("remote.origin.uploadpack", program("lazy-fetch"));
      const id = repository.git("rev-parse", "v1.0.0:api.json");
      rmSync(join(repository.path, ".git/objects", id.slice(0, 2), id.slice(2)), { force: true });
    },
    spring: ({ plain }) => void plain(["show", "v1.0.0:api.json"]),
  },
};
