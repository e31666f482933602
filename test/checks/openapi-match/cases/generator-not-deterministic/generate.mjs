import { existsSync, writeFileSync } from "node:fs";
const document = {"openapi": "3.1.0", "info": {"title": "Contest API", "version": "1.4.0"}, "paths": {"/contests": {"get": {"responses": {"200": {"description": "ok"}}}}}};
if (existsSync("ran")) document.info.version = "1.4.1";
writeFileSync("ran", "");
console.log(JSON.stringify(document));
