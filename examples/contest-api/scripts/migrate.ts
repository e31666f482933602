import { openDatabase } from "../src/database.ts";
import { requireVariable } from "../src/environment.ts";
import { migrate } from "../src/migrate.ts";

const database = openDatabase(requireVariable(process.env, "DATABASE_URL"));
try {
  const applied = await migrate(database);
  for (const version of applied) console.log(`applied ${version}`);
  if (applied.length === 0) console.log("nothing to apply");
} finally {
  await database.end();
}
