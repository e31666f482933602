import type { Rule } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";

export const migrationNumberMalformed: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "The number of a migration is no point in time, and migrations are numbered by time.",
  why: "It sorts where nobody expects it.",
  remedy: "Rename the migration after the time it was written, such as 20300131120000.",
  *judge({ folder, numbering, migrations }) {
    if (numbering !== "timestamp") return;
    for (const { path, number } of migrations) {
      if (isTimestamp(number)) continue;
      const file = `${folder}/${path}`;
      yield {
        subject: file,
        message: `has the number ${number}, which is no point in time.`,
        place: { file },
      };
    }
  },
};

/** `YYYYMMDD`, with hours and minutes, with seconds, with milliseconds; or seconds or milliseconds since 1970. */
function isTimestamp(number: string): boolean {
  if (number.length === 10 || number.length === 13) return true;
  const [, year, month, day, hour = "00", minute = "00", second = "00"] =
    /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(?:(\d\d)(?:\d{3})?)?)?$/.exec(number) ?? [];
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}
