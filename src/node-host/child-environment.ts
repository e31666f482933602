import { isWithheld } from "../host/withheld-variables.ts";

/** What every child gets. Nothing else of this process's environment reaches one undeclared. */
const inherited = [
  "PATH",
  "HOME",
  "USER",
  "LOGNAME",
  "SHELL",
  "LANG",
  "LANGUAGE",
  "TZ",
  "TMPDIR",
  "TEMP",
  "TMP",
  "CI",
  "NODE_EXTRA_CA_CERTS",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "XDG_CACHE_HOME",
  "XDG_RUNTIME_DIR",
  "SystemRoot",
  "SystemDrive",
  "ComSpec",
  "PATHEXT",
  "APPDATA",
  "LOCALAPPDATA",
  "USERPROFILE",
  "ProgramFiles",
  // By it the runner of GitHub Actions finds and ends, after the job, what outlived its steps.
  "RUNNER_TRACKING_ID",
];

/** The whole environment of a child: the allow-list, then what its command declares, but for what is withheld from every child. */
export function childEnvironmentOf(
  own: NodeJS.ProcessEnv,
  declared: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(own)) {
    if (value !== undefined && (inherited.includes(name) || name.startsWith("LC_")))
      environment[name] = value;
  }
  for (const [name, value] of Object.entries(declared)) {
    if (!isWithheld(name)) environment[name] = value;
  }
  return environment;
}
