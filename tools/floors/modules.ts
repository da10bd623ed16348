import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync, Visitor, type VisitorObject } from 'oxc-parser';
import { ambientProperties } from './rules.ts';

/** One source file of the tree, as far as the rules look at it. */
export interface Module {
  /** Below the tree's folder, with forward slashes. */
  readonly path: string;
  readonly isTest: boolean;
  readonly imports: readonly Import[];
  /** Places that ask the machine for time, chance or environment. */
  readonly ambient: readonly Place[];
  /** Why the file could not be read; empty when it could. */
  readonly faults: readonly Place[];
}

export interface Place {
  readonly line: number;
  readonly text: string;
}

export type Import = Target & {
  readonly line: number;
  /** As it is written. */
  readonly specifier: string;
};

type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'outside'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'node'; readonly name: string }
  /** A relative path to nothing, or an expression that only a run could tell. */
  | { readonly kind: 'unresolved' };

const sourceFile = /\.[cm]?[jt]sx?$/;
const testFile = /\.(test|suite)\.tsx?$/;
const fixture = /(^|\/)fixtures\//;

/**
 * Reads every source file below a folder. Counts as an import whatever makes one file depend on
 * another: `import` and `export … from`, of values and of types, `import('…')` as expression and as
 * type, `require('…')`, `import x = require('…')`, and JSX, which compiles to an import of Preact.
 */
export function readModules(folder: string): Module[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => sourceFile.test(path) && !fixture.test(path))
    .sort()
    .map((path) => readModule(folder, path));
}

function readModule(folder: string, path: string): Module {
  const text = readFileSync(join(folder, path), 'utf8');
  const parsed = parseSync(path, text);
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const imports: Import[] = [];
  const ambient: Place[] = [];
  const addImport = (start: number, specifier: string | undefined) => {
    const target = specifier === undefined ? unresolved : resolve(folder, path, specifier);
    const written = specifier ?? firstLine(text.slice(start, start + 60));
    imports.push({ ...target, specifier: written, line: lineOf(start) });
  };
  new Visitor({
    ...importVisitor(addImport),
    ...ambientVisitor((start, name) => ambient.push({ line: lineOf(start), text: name })),
  }).visit(parsed.program);
  const faults = parsed.errors.map((error) => ({
    line: lineOf(error.labels[0]?.start ?? 0),
    text: error.message,
  }));
  return { path, isTest: testFile.test(path), imports, ambient, faults };
}

const unresolved = { kind: 'unresolved' } as const;

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function resolve(folder: string, from: string, specifier: string): Target {
  if (specifier.startsWith('node:')) return { kind: 'node', name: specifier };
  if (!specifier.startsWith('.')) return { kind: 'package', name: packageOf(specifier) };
  const path = posix.join(posix.dirname(from), specifier);
  const file = join(folder, path);
  if (!existsSync(file) || !statSync(file).isFile()) return unresolved;
  return { kind: path.startsWith('..') ? 'outside' : 'file', path };
}

function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function importVisitor(add: (start: number, specifier: string | undefined) => void): VisitorObject {
  let sawJsx = false;
  const addJsx = (node: { start: number }) => {
    if (!sawJsx) add(node.start, 'preact/jsx-runtime');
    sawJsx = true;
  };
  return {
    ImportDeclaration: (node) => add(node.start, node.source.value),
    ExportAllDeclaration: (node) => add(node.start, node.source.value),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) add(node.start, node.source.value);
    },
    ImportExpression: (node) => add(node.start, literalText(node.source)),
    TSImportType: (node) => add(node.start, literalText(node.source)),
    TSExternalModuleReference: (node) => add(node.start, literalText(node.expression)),
    CallExpression: (node) => {
      const { callee } = node;
      if (callee.type !== 'Identifier' || callee.name !== 'require') return;
      add(node.start, literalText(node.arguments[0]));
    },
    JSXElement: addJsx,
    JSXFragment: addJsx,
  };
}

interface Node {
  readonly type: string;
}

function literalText(node: Node | undefined): string | undefined {
  const value = node !== undefined && 'value' in node ? node.value : undefined;
  return node?.type === 'Literal' && typeof value === 'string' ? value : undefined;
}

function ambientVisitor(add: (start: number, name: string) => void): VisitorObject {
  const addProperty = (start: number, object: string | undefined, property: string | undefined) => {
    if (ambientProperties.some(([owner, name]) => owner === object && name === property)) {
      add(start, `${object}.${property}`);
    }
  };
  return {
    MemberExpression: (node) => {
      const property = node.computed ? literalText(node.property) : nameOf(node.property);
      addProperty(node.start, nameOf(node.object), property);
    },
    VariableDeclarator: (node) => {
      if (node.id.type !== 'ObjectPattern' || node.init === null) return;
      for (const property of node.id.properties) {
        if (property.type !== 'Property') continue;
        addProperty(property.start, nameOf(node.init), nameOf(property.key));
      }
    },
    NewExpression: (node) => {
      if (nameOf(node.callee) === 'Date' && node.arguments.length === 0) {
        add(node.start, 'new Date()');
      }
    },
  };
}

/** The name that an expression goes by, `globalThis.` left out; undefined for anything else. */
function nameOf(node: Node): string | undefined {
  if (node.type === 'Identifier' && 'name' in node) return String(node.name);
  if (node.type !== 'MemberExpression' || !('object' in node) || !('property' in node)) {
    return undefined;
  }
  const { object, property } = node as { object: Node; property: Node };
  return nameOf(object) === 'globalThis' ? nameOf(property) : undefined;
}
