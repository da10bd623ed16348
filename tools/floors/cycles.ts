/**
 * Groups of modules that import each other in a circle, by Tarjan's strongly connected components.
 * Each is given as one closed path through the group: `[a, b, c, a]`. None when the graph is sound.
 */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  return components(graph)
    .filter(([first, ...rest]) => rest.length > 0 || graph.get(first!)?.includes(first!))
    .map((component) => closedPath(graph, component));
}

function components(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const found: string[][] = [];
  const visit = (module: string): void => {
    const number = order.size;
    order.set(module, number);
    lowest.set(module, number);
    stack.push(module);
    onStack.add(module);
    for (const next of graph.get(module) ?? []) {
      if (!order.has(next)) visit(next);
      if (onStack.has(next)) {
        lowest.set(module, Math.min(lowest.get(module)!, lowest.get(next)!));
      }
    }
    if (lowest.get(module) !== number) return;
    const component = stack.splice(stack.indexOf(module));
    for (const member of component) onStack.delete(member);
    found.push(component);
  };
  for (const module of graph.keys()) if (!order.has(module)) visit(module);
  return found;
}

/** The shortest way from the component's first module back to itself. */
function closedPath(graph: ReadonlyMap<string, readonly string[]>, component: string[]): string[] {
  const inside = new Set(component);
  const start = component.toSorted()[0]!;
  const paths = [[start]];
  for (const path of paths) {
    for (const next of graph.get(path.at(-1)!) ?? []) {
      if (next === start) return [...path, start];
      if (inside.delete(next)) paths.push([...path, next]);
    }
  }
  return [start, start];
}
