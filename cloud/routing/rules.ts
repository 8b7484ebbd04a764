/** Weights and thresholds of the routing engine. */
export const ROUTE_RULES = {
  since: '2026-11-23',
  source: 'measured on public registers with the street taken out of the text, split by road and building',
  /** Confidence where the street is written. */
  written: { today: 0.997, former: 0.99, mistyped: 0.9, contradicted: 0.8 },
  auto: 0.96,
  /** Below this a street is no help: the district's or the city's queue. */
  review: 0.05,
  /** An address that says less than this beside its district says nothing. */
  shortestRest: 2,
  shown: 5,
  /** What a street outside the districts written keeps of its votes. */
  outside: 0.01,
  /** What a street outside the registering division of the credit code keeps, where no district is written. */
  outsideCode: 0.4,
  /** Added to the votes of a street, shared among the streets that have the name. */
  votes: { communityFull: 9, communityBare: 5, streetShort: 6, streetFormer: 8, pool: 12, prior: 1 },
  /** Like words alone, without a road or community known, or a community's name without city and district, are never sure. */
  similarMost: 0.9,
  pool: 0.98,
  place: 0.999,
  /** From votes to probability: a logistic sum of the best's share, its mass (ln), its lead over the next (ln) and the community. */
  calibration: { base: -1.7, share: 3.1, mass: 0.1, lead: 0.65, leadMost: 5, community: 0.4 },
} as const
