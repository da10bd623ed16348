/** Does a work; the wall and processor seconds that this process spent on it beside its result. */
export async function spent(work) {
  const began = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return {
    seconds: (performance.now() - began) / 1000,
    processor: (user + system) / 1e6,
    result,
  };
}

/** Prints what a contender found, with its own peak memory. */
export function report(found) {
  console.log(
    JSON.stringify({
      ...found,
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    }),
  );
}

/** The middle of some measurements by wall seconds. */
export function middle(measured) {
  return measured.toSorted((a, b) => a.seconds - b.seconds)[measured.length >> 1];
}
