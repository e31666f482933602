import type { PresetName } from "../ignore-list.ts";
import { neon } from "./neon.ts";
import type { Preset } from "./preset.ts";
import { railway } from "./railway.ts";
import { rds } from "./rds.ts";
import { supabase } from "./supabase.ts";

/** What each host owns in a database. */
export const presets: { readonly [Name in PresetName]: Preset } = { neon, railway, rds, supabase };
