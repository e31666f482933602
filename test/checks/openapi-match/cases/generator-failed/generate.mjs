console.error("Cannot find module ./routes.js");
process.exitCode = 3;
