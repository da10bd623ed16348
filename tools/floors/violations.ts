import { matchesGlob } from 'node:path';
import { findCycles } from './cycles.ts';
import type { Import, Module } from './modules.ts';
import {
  ambientModules,
  ambientUpToFloor,
  clientRules,
  collections,
  engineCollections,
  type FolderRule,
  folderRules,
  roots,
} from './rules.ts';

/** A broken rule of the architecture: where, which, and what to do instead. */
export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
  readonly remedy: string;
}

/** All broken rules of a tree, ordered by place. Too few modules is a violation of its own. */
export function findViolations(modules: readonly Module[], minimumModules: number): Violation[] {
  return [
    ...tooFew(modules, minimumModules),
    ...modules.flatMap(ofModule),
    ...cyclesAmong(modules),
  ].toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
}

function tooFew(modules: readonly Module[], minimum: number): Violation[] {
  if (modules.length >= minimum) return [];
  return [
    {
      path: '.',
      line: 0,
      rule: 'nothing-seen',
      message: `only ${modules.length} modules were found, fewer than ${minimum}`,
      remedy: 'A check that sees nothing proves nothing: run it on the right folder.',
    },
  ];
}

function ofModule(module: Module): Violation[] {
  const faults = module.faults.map((fault) => ({
    path: module.path,
    line: fault.line,
    rule: 'unreadable',
    message: `the file cannot be parsed: ${fault.text}`,
    remedy: 'Mend the syntax; an unread file is an unchecked file.',
  }));
  const rule = ruleOf(module.path);
  if (rule === undefined && !roots.includes(module.path)) {
    return [...faults, unknownFolder(module)];
  }
  return [...faults, ...ofImports(module, rule), ...ofAmbient(module, rule)];
}

function ofImports(module: Module, rule: FolderRule | undefined): Violation[] {
  return module.imports.flatMap((import_) => {
    const broken = rule === undefined ? unresolvedImport(import_) : ofImport(module, rule, import_);
    return broken === undefined ? [] : [{ path: module.path, line: import_.line, ...broken }];
  });
}

type Broken = Pick<Violation, 'rule' | 'message' | 'remedy'>;

function ofImport(module: Module, rule: FolderRule, import_: Import): Broken | undefined {
  switch (import_.kind) {
    case 'unresolved':
      return unresolvedImport(import_);
    case 'outside':
      return module.isTest ? undefined : outsideImport(import_);
    case 'node':
    case 'package':
      return module.isTest ? undefined : libraryImport(module, rule, import_.name);
    case 'file':
      return (
        floorsImport(module, rule, import_.path) ??
        (module.isTest
          ? undefined
          : (engineImport(module, import_.path) ?? siblingImport(module, import_.path)))
      );
  }
}

function unresolvedImport(import_: Import): Broken | undefined {
  if (import_.kind !== 'unresolved') return undefined;
  return {
    rule: 'unresolved',
    message: `imports ${import_.specifier}, which leads to no file`,
    remedy: 'Write the path of an existing file with its ending, as a plain string.',
  };
}

function outsideImport(import_: Import): Broken {
  return {
    rule: 'outside',
    message: `imports ${import_.specifier}, which lies outside src/`,
    remedy: 'The build takes src/ alone: move what is needed into it.',
  };
}

function floorsImport(module: Module, rule: FolderRule, target: string): Broken | undefined {
  if (roots.includes(target)) {
    return {
      rule: 'root',
      message: `imports the composition root ${target}`,
      remedy: 'Nobody imports a root: take what you need as an argument.',
    };
  }
  const other = ruleOf(target);
  if (other === undefined || other === rule || covers(rule.imports, target)) return undefined;
  const isUpward = other.floor > rule.floor || covers(other.imports, module.path);
  if (module.isTest && !isUpward) return undefined;
  return {
    rule: 'floors',
    message: `${rule.folder} (floor ${rule.floor}) imports ${target} (floor ${other.floor})`,
    remedy: `${rule.folder} may import ${list(rule.imports)}: move the shared part down, or take it as an argument.`,
  };
}

function engineImport(module: Module, target: string): Broken | undefined {
  const engines = engineCollections.find((folder) => isWithin(target, folder));
  if (engines === undefined || isWithin(module.path, engines)) return undefined;
  return {
    rule: 'engine',
    message: `imports ${target}, an engine`,
    remedy: `Use the contract; ${list(roots)} alone wire engines.`,
  };
}

function siblingImport(module: Module, target: string): Broken | undefined {
  for (const { folder, shared } of collections) {
    const own = memberOf(folder, module.path);
    const other = memberOf(folder, target);
    if (own === undefined || other === undefined || own === other) continue;
    if (shared.includes(other)) continue;
    return {
      rule: 'sibling',
      message: `${folder}/${own} imports ${folder}/${other}, a member of the same collection`,
      remedy: `Move what both need to ${folder}/ beside contract.ts, or further down.`,
    };
  }
  return undefined;
}

function libraryImport(module: Module, rule: FolderRule, name: string): Broken | undefined {
  const client = clientRules.find(({ modules }) => modules.some((entry) => names(entry, name)));
  if (client !== undefined && !client.onlyIn.some((glob) => matchesGlob(module.path, glob))) {
    return {
      rule: 'client',
      message: `imports ${name}`,
      remedy: `Only ${list(client.onlyIn)} may: go through the contract there.`,
    };
  }
  if (name.startsWith('node:')) return nodeImport(rule, name);
  if (rule.packages === 'any' || rule.packages.includes(name)) return undefined;
  return {
    rule: 'pure',
    message: `${rule.folder} imports the package ${name}`,
    remedy: `It may import ${list(rule.packages)}: floor 0 is plain computation.`,
  };
}

function nodeImport(rule: FolderRule, name: string): Broken | undefined {
  if (!rule.node) {
    return {
      rule: 'pure',
      message: `${rule.folder} imports ${name}`,
      remedy: 'Floor 0 touches nothing of the machine: take the value as an argument.',
    };
  }
  if (rule.floor > ambientUpToFloor || !ambientModules.includes(name)) return undefined;
  return {
    rule: 'ambient',
    message: `imports ${name}, which hands out clock or environment`,
    remedy: `Take them as arguments from ${list(roots)}.`,
  };
}

function ofAmbient(module: Module, rule: FolderRule | undefined): Violation[] {
  if (rule === undefined || module.isTest || rule.floor > ambientUpToFloor) return [];
  return module.ambient.map((place) => ({
    path: module.path,
    line: place.line,
    rule: 'ambient',
    message: `uses ${place.text}`,
    remedy: `Clock, chance and environment are passed in from ${list(roots)}.`,
  }));
}

function unknownFolder(module: Module): Violation {
  return {
    path: module.path,
    line: 1,
    rule: 'unknown-folder',
    message: 'lies in no folder that has a floor',
    remedy: 'Put it into one, or give its folder a floor in tools/floors/rules.ts.',
  };
}

function cyclesAmong(modules: readonly Module[]): Violation[] {
  const targets = (module: Module) =>
    module.imports.flatMap((import_) => (import_.kind === 'file' ? [import_.path] : []));
  const graph = new Map(modules.map((module) => [module.path, targets(module)]));
  return findCycles(graph).map((cycle) => {
    const [path = '', next = ''] = cycle;
    const imports = modules.find((module) => module.path === path)?.imports ?? [];
    const step = imports.find((import_) => import_.kind === 'file' && import_.path === next);
    return {
      path,
      line: step?.line ?? 1,
      rule: 'cycle',
      message: `imports itself in a circle: ${cycle.join(' -> ')}`,
      remedy: 'Move what both sides need into a module of its own; type imports count, too.',
    };
  });
}

/** The rule of a file's folder; none for the composition roots. */
function ruleOf(path: string): FolderRule | undefined {
  return folderRules.find(({ folder }) => isWithin(path, folder));
}

function covers(entries: readonly string[], path: string): boolean {
  return entries.some((entry) => entry === path || isWithin(path, entry));
}

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

/** The member of a collection that a file belongs to; files beside the members belong to none. */
function memberOf(collection: string, path: string): string | undefined {
  if (!isWithin(path, collection)) return undefined;
  const [member, ...rest] = path.slice(collection.length + 1).split('/');
  return rest.length === 0 ? undefined : member;
}

function names(entry: string, name: string): boolean {
  return entry.endsWith('/') ? name.startsWith(entry) : name === entry;
}

function list(words: readonly string[]): string {
  return words.length === 0 ? 'nothing' : words.join(', ');
}
