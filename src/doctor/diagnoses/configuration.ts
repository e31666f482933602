import { isOff } from "../../config/config.ts";
import type { Diagnosis } from "../diagnosis.ts";

export const configuration: Diagnosis = {
  id: "configuration",
  async diagnose(_host, { config, directory }) {
    if (config.kind === "wrong") {
      return config.problems.map((what) => ({
        level: "fail",
        what,
        why: "Nothing is run while the configuration does not hold.",
        fix: "Correct it, or write one with `promote init`; `promote config schema` says what may stand in it.",
      }));
    }
    const off = Object.entries(config.config.checks).filter(([, settings]) => isOff(settings));
    const isBelow = config.path.startsWith(`${directory}/`);
    const where = { file: isBelow ? config.path.slice(directory.length + 1) : config.path };
    if (off.length === 0)
      return [{ level: "ok", what: "The configuration holds, and every check is on.", where }];
    const names = off.map(([id]) => id).join(", ");
    if (off.length === Object.keys(config.config.checks).length) {
      return [
        {
          level: "fail",
          what: "Every check is switched off.",
          where,
          why: "A run that checks nothing is undecided and promotes nothing.",
          fix: "Configure the checks that apply in promote.yaml.",
        },
      ];
    }
    return [
      {
        level: "warn",
        what: `The configuration holds, and switches off ${names}.`,
        where,
        why: "What is off is not looked at, and every record says so.",
        fix: "Read the reasons with `promote check --list`, and configure what applies.",
      },
    ];
  },
};
