/**
 * The files of a new city's folder, by name: commented definitions with two example metrics, an
 * empty data file and what to do next. The definitions are sound as they are.
 * @param slug the city's slug
 * @param name the name that people read
 */
export function starterCity(
  slug: string,
  name: string,
  folder: string,
): ReadonlyMap<string, string> {
  return new Map([
    ['city.yaml', cityYaml(slug, name)],
    ['observations.csv', 'metric,start,end,value,numerator,denominator,known\n'],
    ['README.md', readme(slug, name, folder)],
  ]);
}

function cityYaml(slug: string, name: string): string {
  return `# The definitions of a city. After every change run: civicstat apply <this folder>
# Everything that is wrong is reported at once, with line and column.
# Lines that begin with "#" are remarks; take the "#" away to use a setting.

city:
  slug: ${JSON.stringify(slug)}          # the name in addresses: lower-case letters, digits, hyphens
  name: ${JSON.stringify(name)}          # the name that people read
  timeZone: America/New_York   # REPLACE: the city's days begin and end in this zone
  weekStart: monday            # or sunday, saturday
  fiscalYearStart: 7           # the month in which the fiscal year begins
  windows: calendar            # or rolling: the last 7, 30, 90 days instead of full weeks and months
  quarter: three-months        # or quarter: the last full quarter of the fiscal year
  holidays: []                 # for example [2026-01-01, 2026-07-04]
  # population: 100000
  # source: Where the data come from

  # A score of 1 is on target. The lowest score that earns each grade:
  grades: {A: 1.10, B: 1.00, C: 0.90, D: 0.80, F: 0}
  # From 1 up to 1 plus this a score is "meeting"; above it is "exceeding", below 1 "follow-up".
  tolerance: 0.05

# Who answers for the numbers. REPLACE by the city's own departments.
departments:
  - {slug: public-works, name: Public Works}
  - {slug: fire, name: Fire Department}

# The groups on the board. Without this list seven topics come ready: public-safety,
# economic-development, education, innovation-and-technology, health-and-human-services,
# basic-city-services, constituent-satisfaction. A list of your own replaces them:
# topics:
#   - {slug: streets, name: Streets and sidewalks, weight: 1}

# What is measured, in the order in which the board shows it.
# EXAMPLES: replace these by numbers that your city has.
metrics:
  - slug: pothole-on-time
    name: Potholes repaired on time
    definition: Share of reported potholes repaired within three business days.
    why: A pothole left open breaks axles and ankles.
    topic: basic-city-services
    department: public-works
    owner: Director of Public Works       # without an owner a metric cannot be published
    measure: ratio                        # count, sum, ratio, mean, median, percentile or level
    unit: share                           # a share is a part of one: 0.8 is 80 percent
    direction: up                         # more is better
    rule: target-ratio                    # the score is the value divided by the target
    target: 0.8
    freshness: P3D                        # the newest value is at most three days old

  - slug: fire-response-time
    name: Fire response time
    definition: Median minutes from the call to the first crew at the scene.
    topic: public-safety
    department: fire
    owner: Fire Chief
    measure: median
    unit: minutes
    direction: down                       # less is better
    rule: target-ratio
    target:                               # a target that changes, each from its day on
      - {from: 2025-07-01, value: 6}
      - {from: 2026-07-01, value: 5.5}
    freshness: P3D

  # A count against the same weeks of the last three years:
  # - slug: structure-fires
  #   name: Structure fires
  #   definition: Fires in buildings that a crew was sent to.
  #   topic: public-safety
  #   department: fire
  #   owner: Fire Chief
  #   measure: count
  #   unit: count
  #   direction: down
  #   rule: historical-ratio
  #   baseline: {years: 3, match: same-week}
  #   missingDays: nothing-happened       # a day that is not in the data had no fire
  #   zeroCountsAsCap: true               # a week without a fire scores the cap
  #   cap: 2

# A long list can be split: each file holds some of departments, topics and metrics.
# include: [metrics/fire.yaml, metrics/streets.yaml]
`;
}

/** The commands name the folder as it was typed, so that they can be copied. */
function readme(slug: string, name: string, folder: string): string {
  const at = (path: string) => (/^[\w./-]+$/.test(path) ? path : `"${path}"`);
  return `# ${name}

This folder defines a city for Civicstat. \`city.yaml\` says what is measured and what it is compared
with; \`observations.csv\` takes the numbers.

1. Change \`city.yaml\`: the time zone, the departments, and the example metrics. Then apply it.
   The command prints what will change; with \`--dry-run\` it changes nothing.

       civicstat apply ${at(folder)}

2. Fill \`observations.csv\`: one row a metric and day. Give a value, or numerator and denominator;
   an empty \`end\` means one day. A row looks like this: \`pothole-on-time,2026-01-05,,,45,50,\`

       civicstat import ${at(`${folder}/observations.csv`)} --city ${slug} --as observations

3. Publish the board of today.

       civicstat publish --city ${slug}

4. Look at it; the command prints the address.

       civicstat serve
`;
}
