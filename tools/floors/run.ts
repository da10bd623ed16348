import { readModules } from './modules.ts';
import { minimumModules } from './rules.ts';
import { findViolations } from './violations.ts';

const modules = readModules('src');
const violations = findViolations(modules, minimumModules);
for (const { path, line, rule, message, remedy } of violations) {
  console.error(`src/${path}:${line} [${rule}] ${message}. ${remedy}`);
}
const imports = modules.reduce((sum, module) => sum + module.imports.length, 0);
console.log(`${modules.length} modules, ${imports} imports, ${violations.length} violations.`);
process.exitCode = violations.length === 0 ? 0 : 1;
